import path from 'node:path';
import { parseArgs } from 'node:util';
import { jobs } from './commands/jobs.ts';
import type { CommandContext } from './commands/context.ts';
import { make } from './commands/make.ts';
import { operations } from './commands/operations.ts';
import { wallet } from './commands/wallet.ts';
import { findConnection } from './connection.ts';
import type { Env } from './env.ts';
import { ExitError, exitCodes } from './exit-error.ts';
import { help } from './help.ts';
import { readMakeRequest } from './make-options.ts';
import { createRestClient } from './rest-client.ts';
import type { Screen } from './screen.ts';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const options = {
  url: text,
  key: text,
  json: flag,
  help: { ...flag, short: 'h' },
  limit: text,
  out: { ...text, short: 'o' },
  front: text,
  left: text,
  back: text,
  right: text,
  texture: text,
  pbr: text,
  engine: text,
  faces: text,
  variants: text,
  seed: text,
  lane: text,
  param: { ...text, multiple: true },
  name: text,
  project: text,
  folder: text,
  'dry-run': flag,
} as const;

/** Runs one command; returns the exit code. */
export async function run(args: string[], env: Env, screen: Screen): Promise<number> {
  try {
    await dispatch(args, env, screen);
    return exitCodes.done;
  } catch (error) {
    if (!(error instanceof ExitError)) throw error;
    screen.err(error.message);
    if (error.suggestion) screen.err(error.suggestion);
    return error.exitCode;
  }
}

async function dispatch(args: string[], env: Env, screen: Screen): Promise<void> {
  const { values, positionals } = parse(args);
  const [command, ...rest] = positionals;
  if (values.help || command === undefined || command === 'help') return screen.out(help);
  if (!['make', 'wallet', 'jobs', 'operations'].includes(command))
    throw new ExitError('usage', `There is no command "${command}".`, 'See maquette --help.');

  const request = command === 'make' ? readMakeRequest(rest, values) : null;
  const connection = await findConnection(values, env);
  const context: CommandContext = {
    client: createRestClient(connection),
    connection,
    screen,
    workingFolder: env.workingFolder,
    json: values.json ?? false,
  };
  if (command === 'wallet') return wallet(context);
  if (command === 'operations') return operations(context);
  if (!request) return jobs(context, Number(values.limit ?? 20));

  const projectId = values.project ?? connection.projectId;
  if (!projectId) throw new ExitError('usage', 'Into which project?', 'Give its id with --project.');
  const outPath = values.out ?? `${path.parse(request.pictures[0]!.path).name}.glb`;
  return make(context, request, {
    outPath: path.resolve(env.workingFolder, outPath),
    projectId,
    folderId: values.folder,
    name: values.name,
    dryRun: values['dry-run'] ?? false,
  });
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new ExitError('usage', (error as Error).message, 'See maquette --help.');
  }
}
