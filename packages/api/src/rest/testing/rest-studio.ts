import { deflateSync, crc32 } from 'node:zlib';
import type { Actor, ApiScope } from '@maquette/domain/access';
import { refuse } from '@maquette/domain/result';
import { createBell } from '@maquette/db';
import { createMedia } from '@maquette/media';
import { authenticateApiKey, createApiKey } from '@maquette/services';
import { makeDatabase } from '../../../../services/src/testing/make-database.ts';
import { makeStudio, value } from '../../../../services/src/testing/make-studio.ts';
import { makeWorkspace } from '../../../../services/src/testing/make-workspace.ts';
import { createRestApi } from '../create-rest-api.ts';

const base = 'http://studio.test/api/v1';
const allScopes: ApiScope[] = ['read', 'write', 'jobs', 'billing'];

/** A caller of the API with a key of their own. */
export interface Caller {
  key: string;
  projectId: string;
  workspaceId: string;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  remove(path: string): Promise<Response>;
  upload(content: Buffer, name?: string, fields?: Record<string, string>): Promise<Response>;
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
    return {
      key,
      projectId,
      workspaceId: actor.workspaceId,
      get: (path, headers) => send(path, { headers }),
      remove: (path) => send(path, { method: 'DELETE' }),
      post: (path, body, headers) =>
        send(path, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify(body),
        }),
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

/** A small PNG with something in it: a disc on a plain ground. */
export function discPng(side = 64): Buffer {
  const rows = Buffer.alloc(side * (1 + side * 3));
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const inside = Math.hypot(x - side / 2, y - side / 2) < side / 3;
      rows.set(inside ? [200, 60 + y, 40] : [240, 240, 240], y * (1 + side * 3) + 1 + x * 3);
    }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function pngChunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}
