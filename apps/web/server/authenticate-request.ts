import { cookies } from 'next/headers';
import type { Actor } from '@maquette/domain/access';
import { notFound, refuse, type Result } from '@maquette/domain/result';
import { authenticateApiKey } from '@maquette/services';
import { composition } from './compose.ts';
import { openMembership } from './open-membership.ts';
import { sessionClaimsOf } from './session-claims.ts';

const signInFirst = () =>
  refuse('auth.required', 'This needs an API key.', {
    suggestion:
      'Send the header "Authorization: Bearer <key>". Keys are made in the settings of a workspace.',
  });

/**
 * Who asks the REST API: an API key. Reading a file also works with the session cookie, so that pages can show
 * pictures; nothing that changes something does, or another site's page could send it.
 */
export async function authenticateRequest(request: Request): Promise<Result<Actor>> {
  const bearer = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (bearer) return authenticateApiKey(composition().deps, { bearer });
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const path = new URL(request.url).pathname;
  if (!isRead || !(await sessionClaimsOf(await cookies()))) return signInFirst();
  const workspaceId = await workspaceOfFile(path);
  return workspaceId
    ? openActor(workspaceId)
    : /^\/api\/v1\/(files|uploads)\//.test(path)
      ? notFound()
      : signInFirst();
}

/** Where the file of an address lies. Its id names no workspace; whether the person is a member is asked next. */
async function workspaceOfFile(path: string): Promise<string | null> {
  const [, kind, id] = /^\/api\/v1\/(files|uploads)\/([^/]+)/.exec(path) ?? [];
  if (!id) return null;
  const { prisma } = composition().deps.db;
  const query = { where: { id }, select: { workspaceId: true } };
  const found =
    kind === 'files' ? await prisma.storedFile.findUnique(query) : await prisma.upload.findUnique(query);
  return found?.workspaceId ?? null;
}

async function openActor(workspaceId: string): Promise<Result<Actor>> {
  const membership = await openMembership(workspaceId);
  return membership.ok ? { ok: true, value: membership.value.actor } : membership;
}
