import { handleUpload } from '@maquette/api';
import { composition } from '../../../server/compose.ts';
import { env } from '../../../server/env.ts';
import { openMembership } from '../../../server/open-membership.ts';
import { checkOwnPage } from '../../../server/own-origin.ts';
import { problemResponse } from '../../../server/problem-response.ts';

/**
 * The browser's upload: `?workspaceId=`, and a multipart form with one `file` and, for a picture that goes into a
 * project, `projectId` and `folderId`. Answers as `POST /api/v1/uploads` does.
 */
export async function POST(request: Request): Promise<Response> {
  const own = checkOwnPage(request.headers, env());
  if (!own.ok) return problemResponse(own.refusal);
  const membership = await openMembership(new URL(request.url).searchParams.get('workspaceId') ?? '');
  if (!membership.ok) return problemResponse(membership.refusal);
  return handleUpload(request, membership.value.actor, composition().deps);
}
