import { cookies } from 'next/headers';
import type { Actor } from '@maquette/domain/access';
import { notFound, refuse, type Result } from '@maquette/domain/result';
import { authenticateApiKey } from '@maquette/services';
import { callerIp } from './caller-ip.ts';
import { composition } from './compose.ts';
import { openMembership } from './open-membership.ts';
import { sessionClaimsOf } from './session-claims.ts';

/**
 * Who asks the REST API: an API key. Reading a file also works with the session cookie, so that pages can show
 * pictures; nothing that changes something does, or another site's page could send it.
 */
export async function authenticateRequest(request: Request): Promise<Result<Actor>> {
  const bearer = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (bearer) return authenticateApiKey(composition().deps, { bearer, from: originOf(request) });
  const fileId = /^\/api\/v1\/files\/([^/]+)$/.exec(new URL(request.url).pathname)?.[1];
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (fileId && isRead && (await sessionClaimsOf(await cookies()))) return actorFor({ fileId });
  return refuse('auth.required', 'This needs an API key.', {
    suggestion:
      'Send the header "Authorization: Bearer <key>". Keys are made in the settings of a workspace.',
  });
}

const originOf = ({ headers }: Request) => ({
  ip: callerIp(headers),
  userAgent: headers.get('user-agent'),
});

/** Who the cookie's person is where a file or an upload lies. A stranger learns nothing: not there, either way. */
export async function actorFor(thing: { fileId: string } | { uploadId: string }): Promise<Result<Actor>> {
  const workspaceId = await workspaceOf(thing);
  if (!workspaceId) return notFound();
  const membership = await openMembership(workspaceId);
  return membership.ok ? { ok: true, value: membership.value.actor } : membership;
}

/** The address of a file names no workspace; membership is asked right after. */
async function workspaceOf(thing: { fileId: string } | { uploadId: string }): Promise<string | null> {
  const { prisma } = composition().deps.db;
  const select = { workspaceId: true };
  const found =
    'fileId' in thing
      ? await prisma.storedFile.findUnique({ where: { id: thing.fileId }, select })
      : await prisma.upload.findUnique({ where: { id: thing.uploadId }, select });
  return found?.workspaceId ?? null;
}
