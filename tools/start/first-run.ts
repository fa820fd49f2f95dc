// Run once by the starter, before the programs: an owner, a workspace with its trial credits, a project with sample
// pictures and an API key, written down in <data>/first-run.json. A run that was cut short is taken up again.
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createDatabase } from '@maquette/db';
import type { Actor } from '@maquette/domain/access';
import type { Result } from '@maquette/domain/result';
import { createMedia } from '@maquette/media';
import {
  createApiKey,
  createFirstRun,
  createProject,
  listProjects,
  receiveUpload,
  type ServiceDeps,
} from '@maquette/services';
import { createDiskStore, createS3Store } from '@maquette/storage';
import { drawSamplePictures } from './sample-pictures.ts';

type Deps = Pick<ServiceDeps, 'db' | 'store' | 'media' | 'log'>;

const { dataFolder, url, deps } = compose(process.env);
const file = path.join(dataFolder, 'first-run.json');
/** What was decided before anything was written, so that a crash in between loses no password. */
const begunFile = path.join(dataFolder, 'first-run.begun.json');

try {
  if (!existsSync(file)) await makeFirstRun();
} finally {
  await deps.media.close();
  await deps.db.close();
}

async function makeFirstRun(): Promise<void> {
  const begun = existsSync(begunFile);
  if (!begun && (await deps.db.prisma.user.count()) > 0) return; // a database that people use already
  const account = begun
    ? (JSON.parse(readFileSync(begunFile, 'utf8')) as { email: string; password: string })
    : { email: 'owner@maquette.localhost', password: randomBytes(12).toString('base64url') };
  writeFileSync(begunFile, JSON.stringify(account), { mode: 0o600 });

  const { userId, workspaceId } = await owner(account);
  const actor: Actor = {
    workspaceId,
    userId,
    role: 'owner',
    billing: true,
    parts: {},
    reach: { all: true, but: [] },
    editorsMayShare: true,
    via: { kind: 'session', sessionId: 'first-run' },
  };
  const projectId = await firstProject(actor);
  const { key: apiKey } = must(
    await createApiKey(deps, actor, { name: 'First run', scopes: ['read', 'write', 'jobs', 'billing'] }),
  );
  writeFileSync(
    `${file}.new`,
    `${JSON.stringify({ url, ...account, workspaceId, projectId, apiKey }, null, 2)}\n`,
    { mode: 0o600 },
  );
  chmodSync(`${file}.new`, 0o600);
  renameSync(`${file}.new`, file);
  rmSync(begunFile);
}

async function owner(account: {
  email: string;
  password: string;
}): Promise<{ userId: string; workspaceId: string }> {
  const made = await createFirstRun(deps, { ...account, name: 'Studio owner', workspaceName: 'My studio' });
  if (made.ok) return made.value;
  const { id: userId } = await deps.db.prisma.user.findUniqueOrThrow({ where: { email: account.email } });
  const { workspaceId } = await deps.db.prisma.membership.findFirstOrThrow({
    where: { userId, role: 'owner' },
  });
  return { userId, workspaceId };
}

/** The samples come one after the other, oldest last, so that the library shows them in this order. */
async function firstProject(actor: Actor): Promise<string> {
  const [known] = must(await listProjects(deps, actor, {}));
  if (known) return known.id;
  const { id: projectId } = must(
    await createProject(deps, actor, {
      name: 'First models',
      brief:
        'Sample pictures to try with. Choose one, look at the price, and make a model. Two views of one thing make a better model than one.',
      usage: 'Getting to know Maquette',
    }),
  );
  const folder = path.join(dataFolder, 'tmp');
  mkdirSync(folder, { recursive: true });
  for (const { fileName, bytes } of (await drawSamplePictures()).toReversed()) {
    const picture = path.join(folder, `sample-${fileName}`);
    writeFileSync(picture, bytes);
    must(
      await receiveUpload(deps, actor, {
        path: picture,
        bytes: bytes.length,
        fileName,
        intoProject: { projectId, folderId: null },
      }),
    );
    rmSync(picture, { force: true });
  }
  return projectId;
}

function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.refusal.code}: ${result.refusal.message}`);
}

function compose(env: NodeJS.ProcessEnv): { dataFolder: string; url: string; deps: Deps } {
  const {
    MAQUETTE_DATA_DIR: dataFolder = 'data',
    MAQUETTE_URL: url = '',
    MAQUETTE_SECRET: secret = '',
    DATABASE_URL = '',
  } = env;
  const print = (fields: object, message: string) => console.error(message, JSON.stringify(fields));
  const store = env.S3_BUCKET
    ? createS3Store({
        bucket: env.S3_BUCKET,
        region: env.S3_REGION ?? 'us-east-1',
        endpoint: env.S3_ENDPOINT,
        accessKeyId: env.S3_ACCESS_KEY_ID ?? '',
        secretAccessKey: env.S3_SECRET_ACCESS_KEY ?? '',
      })
    : createDiskStore({ folder: path.join(dataFolder, 'files'), baseUrl: url, secret });
  return {
    dataFolder,
    url,
    deps: {
      db: createDatabase({ url: DATABASE_URL, connectionsMax: 3 }),
      store,
      media: createMedia({ temporaryFolder: path.join(dataFolder, 'tmp') }),
      log: { info: () => {}, warn: print, error: print },
    },
  };
}
