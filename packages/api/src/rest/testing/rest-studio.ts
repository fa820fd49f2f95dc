import type { Actor, ApiScope } from '@maquette/domain/access';
import { refuse } from '@maquette/domain/result';
import { createBell } from '@maquette/db';
import { createMedia } from '@maquette/media';
import type { UploadView } from '@maquette/domain/assets';
import type { JobView } from '@maquette/domain/jobs';
import type { QueueMessage } from '@maquette/domain/worker-protocol';
import { authenticateApiKey, createApiKey, finishAttempt } from '@maquette/services';
import { makeDatabase } from '../../../../services/src/testing/make-database.ts';
import { claimNext, makeStudio, value, type Studio } from '../../../../services/src/testing/make-studio.ts';
import { makeWorkspace } from '../../../../services/src/testing/make-workspace.ts';
import { createRestApi } from '../create-rest-api.ts';
import { discPng } from './disc-png.ts';

const base = 'http://studio.test/api/v1';
const allScopes: ApiScope[] = ['read', 'write', 'jobs', 'billing'];

/** A caller of the API with a key of their own. */
export interface Caller {
  key: string;
  projectId: string;
  workspaceId: string;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  put(path: string, body: unknown): Promise<Response>;
  remove(path: string): Promise<Response>;
  upload(content: Buffer, name?: string, fields?: Record<string, string>): Promise<Response>;
}

interface JsonRequest {
  body: unknown;
  headers?: Record<string, string>;
}

/** The REST API over the real services, a real database, a real disk and the real checks of uploads. */
export async function makeRestStudio(testRunUrl: string) {
  const { db, drop } = await makeDatabase(testRunUrl);
  const [own] = await db.prisma.$queryRaw<{ name: string }[]>`SELECT current_database() AS name`;
  const studio = await makeStudio(db);
  const media = createMedia({ temporaryFolder: studio.deps.settings.temporaryFolder });
  const bell = createBell({ url: new URL(`/${own!.name}`, testRunUrl).href });
  // deliveries are checked by the stand-in, so that a result can be a line of text
  const deps = {
    ...studio.deps,
    media: { ...studio.deps.media, checkUpload: media.checkUpload.bind(media) },
  };
  const rest = createRestApi({
    deps,
    bell,
    authenticate: async (request) => {
      const bearer = request.headers.get('authorization')?.slice('Bearer '.length);
      return bearer ? authenticateApiKey(deps, { bearer }) : refuse('auth.required', 'A key is needed.');
    },
  });

  async function callerOf(actor: Actor, projectId: string, scopes = allScopes): Promise<Caller> {
    const { key } = value(await createApiKey(deps, actor, { name: 'test', scopes }));
    const send = (path: string, init: RequestInit = {}) =>
      rest.fetch(
        new Request(base + path, { ...init, headers: { authorization: `Bearer ${key}`, ...init.headers } }),
      );
    const sendJson = (method: string, path: string, { body, headers = {} }: JsonRequest) =>
      send(path, {
        method,
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
    return {
      key,
      projectId,
      workspaceId: actor.workspaceId,
      get: (path, headers) => send(path, { headers }),
      remove: (path) => send(path, { method: 'DELETE' }),
      post: (path, body, headers) => sendJson('POST', path, { body, headers }),
      put: (path, body) => sendJson('PUT', path, { body }),
      upload(content, name = 'chair.png', fields = {}) {
        const form = new FormData();
        for (const [field, text] of Object.entries(fields)) form.append(field, text);
        form.append('file', new Blob([new Uint8Array(content)]), name);
        return send('/uploads', { method: 'POST', body: form });
      },
    };
  }

  return {
    studio: { ...studio, deps },
    fetch: rest.fetch,
    /** The owner of a new workspace with so many credits. */
    async owner(
      options: Parameters<typeof makeWorkspace>[1] & { scopes?: ApiScope[] } = {},
    ): Promise<Caller> {
      const { actor, projectId } = await makeWorkspace(db, options);
      return callerOf(actor, projectId, options.scopes);
    },
    async close() {
      await bell.close();
      await media.close();
      await studio.close();
      await drop();
    },
  };
}

export const read = async <T>(response: Response | Promise<Response>): Promise<T> =>
  (await (await response).json()) as T;

/** The id of a new picture of the caller's. */
export async function uploaded(caller: Caller): Promise<string> {
  return (await read<UploadView>(caller.upload(discPng()))).uploadId;
}

/** The body of a request for a draft of a new picture: 8 credits a variant. */
export async function order(caller: Caller, params: Record<string, unknown> = {}) {
  const image = await uploaded(caller);
  return { operation: 'image-to-model', params: { image, ...params }, projectId: caller.projectId };
}

export const started = async (caller: Caller, params?: Record<string, unknown>): Promise<JobView> =>
  read(caller.post('/jobs', await order(caller, params)));

/** Takes waiting messages until this job's, as its worker; others are handed back. */
export async function claim(studio: Studio, jobId: string): Promise<QueueMessage> {
  for (;;) {
    const message = await claimNext(studio);
    if (message.jobId === jobId) return message;
    await finishAttempt(studio.deps, { ...message, outcome: 'handed-over' });
  }
}
