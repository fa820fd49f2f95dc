import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { authorize, type Actor } from '@maquette/domain/access';
import type { UploadView } from '@maquette/domain/assets';
import type { Result } from '@maquette/domain/result';
import { noteRefusal, receiveUpload, type ServiceDeps } from '@maquette/services';
import { problemResponse, failureResponse } from './problem.ts';
import { receiveForm } from './receive-form.ts';

/**
 * `POST` of a multipart form with one file, answered as REST does: 201 with the upload, or a problem document. For
 * callers that authenticate in another way than the REST API, such as the browser with its session.
 */
export async function handleUpload(request: Request, actor: Actor, deps: ServiceDeps): Promise<Response> {
  const traceId = randomUUID();
  try {
    const result = await acceptUpload(request, actor, deps);
    if (!result.ok) {
      const { refusal } = result;
      await noteRefusal(deps, actor, { route: 'POST /api/uploads', isWrite: true, refusal });
      return problemResponse(refusal, traceId);
    }
    return Response.json(result.value, { status: 201, headers: { 'x-trace-id': traceId } });
  } catch (error) {
    deps.log.error({ error, traceId }, 'an upload failed');
    return failureResponse(traceId);
  }
}

/** Streams the file to a temporary place under its byte cap, has it checked and stored, and cleans up. */
export async function acceptUpload(
  request: Request,
  actor: Actor,
  deps: ServiceDeps,
): Promise<Result<UploadView & { assetId?: string }>> {
  const allowed = authorize(actor, 'upload.create');
  if (!allowed.ok) return allowed;
  await mkdir(deps.settings.temporaryFolder, { recursive: true });
  const place = path.join(deps.settings.temporaryFolder, `upload-${randomUUID()}`);
  try {
    const form = await receiveForm(request, place);
    if (!form.ok) return form;
    const { bytes, fileName, projectId, folderId } = form.value;
    return await receiveUpload(deps, actor, {
      path: place,
      bytes,
      fileName,
      ...(projectId ? { intoProject: { projectId, folderId: folderId ?? null } } : {}),
    });
  } finally {
    await rm(place, { force: true });
  }
}
