import type { AuditEventView } from '@maquette/domain/audit';
import { createBell } from '@maquette/db';
import { refuse } from '@maquette/domain/result';
import { authenticateApiKey, listAudit } from '@maquette/services';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { value } from '../../../services/src/testing/make-studio.ts';
import { makeMember, makeWorkspace } from '../../../services/src/testing/make-workspace.ts';
import { useOwnStudio } from '../../../services/src/testing/use-own-studio.ts';
import { createRestApi } from '../rest/create-rest-api.ts';
import type { RestBell } from '../rest/rest-context.ts';
import { createCaller } from '../router.ts';
import { insertKey } from './testing/make-scene.ts';

const { here } = useOwnStudio();
let bell: RestBell & { close(): Promise<void> };
beforeAll(() => {
  bell = createBell({ url: inject('databaseUrl') });
});
afterAll(() => bell.close());

async function cast() {
  const { workspaceId, actor: owner } = await makeWorkspace(here.db);
  const editor = await makeMember(here.db, workspaceId, 'editor');
  const refused = async (): Promise<AuditEventView[]> =>
    value(await listAudit(here.studio.deps, owner, { outcome: 'refused', limit: 200 })).items;
  const user = { id: editor.userId, name: 'E', email: 'e@example.test', instanceAdmin: false };
  const signedIn = { method: 'password', issuer: null, twoFactorAt: null };
  const session = { user, sessionId: 'ses_1', signedIn };
  const { deps } = here.studio;
  const caller = createCaller({ deps, session, ip: '203.0.113.9', userAgent: 'Browser' });
  return { workspaceId, editor, refused, caller };
}

const setCap = { scope: 'workspace', period: 'day', credits: 5, isHard: true } as const;

describe('what somebody was refused', () => {
  it('stands in the log: who, what, which right, from where; with nothing of the try itself', async () => {
    const { workspaceId, editor, refused, caller } = await cast();
    await expect(caller.cap.set({ workspaceId, ...setCap })).rejects.toThrow('does not allow this');
    expect(await refused()).toMatchObject([
      {
        action: 'route.refused',
        outcome: 'refused',
        actorKind: 'user',
        actorId: editor.userId,
        targetId: 'cap.set',
        after: { right: 'limit.manage', role: 'editor' },
        ip: '203.0.113.9',
        userAgent: 'Browser',
      },
    ]);
    expect(await here.db.prisma.cap.count()).toBe(0);
  });

  it('is written for every try to change something, up to sixty a minute', async () => {
    const { workspaceId, refused, caller } = await cast();
    const tries = Array.from({ length: 70 }, () => caller.cap.set({ workspaceId, ...setCap }));
    const answers = await Promise.allSettled(tries);
    expect(answers.every(({ status }) => status === 'rejected')).toBe(true);
    expect(await refused()).toHaveLength(60);
  });

  it('is written once an hour for each thing that was only to be read', async () => {
    const { workspaceId, refused, caller } = await cast();
    for (let i = 0; i < 3; i++) await expect(caller.wallet.ledger({ workspaceId })).rejects.toThrow();
    await expect(caller.audit.list({ workspaceId })).rejects.toThrow();
    expect((await refused()).map(({ targetId }) => targetId)).toEqual(['audit.list', 'wallet.ledger']);
  });

  it('is told of keys too, and not of wrong input or of what is not there', async () => {
    const { editor, refused } = await cast();
    const { deps } = here.studio;
    const rest = createRestApi({
      deps,
      bell,
      authenticate: async (request) => {
        const bearer = request.headers.get('authorization')?.slice('Bearer '.length);
        return bearer ? authenticateApiKey(deps, { bearer }) : refuse('auth.required', 'A key is needed.');
      },
    });
    const { id, text } = await insertKey(here.db, editor);
    const send = (method: string, path: string, body?: object) =>
      rest.fetch(
        new Request(`http://studio.test/api/v1${path}`, {
          method,
          headers: { authorization: `Bearer ${text}`, 'content-type': 'application/json' },
          ...(body && { body: JSON.stringify(body) }),
        }),
      );
    expect((await send('DELETE', '/caps/cap_1')).status).toBe(403);
    expect((await send('GET', '/audit.csv')).status).toBe(403);
    expect((await send('GET', '/jobs/job_1')).status).toBe(404);
    expect((await send('POST', '/jobs', { operation: 7 })).status).toBe(422);
    expect(await refused()).toMatchObject([
      { actorKind: 'api_key', actorId: id, onBehalfOfId: editor.userId, targetId: 'GET /audit.csv' },
      { targetId: 'DELETE /caps/{id}', after: { right: 'limit.manage' } },
    ]);
  });
});
