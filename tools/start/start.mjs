#!/usr/bin/env node
// `npm start`: from a fresh clone to a running studio. Uses nothing but Node until the packages are installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { openDataFolder, readSecrets } from './data-folder.mjs';
import { openDatabase, refuseUnreachableRedis } from './database.mjs';
import { buildWeb, generateClient, installPackages, serveDecoders } from './install.mjs';
import { readOptions } from './options.mjs';
import { refuseTakenPort } from './port.mjs';
import { studioPrograms } from './programs.mjs';
import { choosePayments } from './stripe.mjs';
import { StartRefusal, announce, complain, say } from './say.mjs';
import { createSupervisor } from './supervisor.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const readyTimeoutMs = 120_000;
/** What Ctrl-C has to undo, newest last. */
const undo = [];
let ending = null;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end(0));
endWithNpm();
process.on('uncaughtException', (error) => fail(error));
process.on('unhandledRejection', (error) => fail(error));

async function start() {
  refuseOldNode();
  const options = readOptions({ argv: process.argv, env: process.env, root });
  const data = openDataFolder(options);
  undo.push(() => data.release());
  await refuseTakenPort(options);

  installPackages(root, { withTools: false });
  refuseWrongProviders(process.env);
  await generateClient(root);
  await refuseUnreachableRedis(options.redisUrl);
  if (ending) return;
  let database = null;
  let supervisor = null;
  const note = () =>
    data.note({
      pid: process.pid,
      url: options.url,
      processes: { postgres: database?.pid() ?? null, ...supervisor?.pids() },
    });
  database = await openDatabase({
    ...options,
    onChange: note,
    onGiveUp: (message) => fail(new StartRefusal(message)),
  });
  undo.push(() => database.stop());
  const { migrate } = await import('../postgres/migrate.mjs');
  const applied = await migrate(database.url, path.join(root, 'prisma/migrations'));
  if (applied.length) say(`Migrated the database (${applied.length} new)`);
  if (options.dev) await serveDecoders(root);
  else await buildWeb(root);
  if (ending) return;

  const secrets = readSecrets(options.dataFolder, process.env);
  const payments = await choosePayments({ options, env: process.env });
  const programs = studioPrograms({
    options,
    databaseUrl: database.url,
    secrets,
    payments,
    env: process.env,
  });
  makeFirstRun(programs.find(({ name }) => name === 'background').env);
  supervisor = createSupervisor({
    ...options,
    onChange: note,
    onGiveUp: (message) => fail(new StartRefusal(message)),
  });
  undo.push(() => supervisor.stop());
  for (const program of programs) supervisor.run(program);
  await untilReady(options);
  if (!ending) welcome(options, payments);
}

/** npm passes a signal on to its shell, and a shell that dies of one tells nobody: end as on Ctrl-C when it is gone. */
function endWithNpm() {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
  const shell = process.ppid;
  setInterval(() => process.ppid !== shell && !ending && void end(0), 500).unref();
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    throw new StartRefusal(`Maquette needs Node 20.19 or newer; this is ${process.versions.node}.`);
}

/** Creates the owner, the workspace and a first project, once. */
function makeFirstRun(env) {
  const { status, stderr } = runScript('tools/start/first-run.ts', env);
  if (status !== 0) throw new StartRefusal(`The first run could not be made.\n${stderr}`);
}

/** Says at once what is wrong with the identity providers, instead of at the first sign-in. */
function refuseWrongProviders(env) {
  if (!env.OIDC_PROVIDERS) return;
  const { status, stderr } = runScript('tools/start/check-oidc.ts', env);
  if (status !== 0) throw new StartRefusal(`The identity providers are not configured right.\n${stderr}`);
}

const runScript = (script, env) =>
  spawnSync(process.execPath, ['--import', 'tsx', path.join(root, script)], {
    cwd: root,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'inherit', 'pipe'],
  });

async function untilReady({ host, port }) {
  const address = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  for (const deadline = Date.now() + readyTimeoutMs; !ending;) {
    const health = await fetch(`http://${address}:${port}/api/health`, {
      signal: AbortSignal.timeout(5_000),
    }).catch(() => null);
    if (health?.ok) return;
    if (Date.now() > deadline)
      throw new StartRefusal(
        'The web application does not answer. Its log is in the data folder, logs/web.log.',
      );
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function welcome({ url, dataFolder, mode }, { doubleEnv }) {
  say('All programs run. Ctrl-C stops them.');
  announce(`\nMaquette is ready at ${url}\n`);
  const file = path.join(dataFolder, 'first-run.json');
  if (existsSync(file)) {
    const { email, password } = JSON.parse(readFileSync(file, 'utf8'));
    console.log(`  Sign in with   ${email}\n  Password       ${password}\n  (also in ${file})`);
  } else console.log('  Sign in with an account of this database.');
  if (mode === 'development') console.log(`  Outgoing mail  ${url}/dev/mail`);
  if (doubleEnv) console.log('  Payments       test payments: no Stripe key is set, no card is charged');
  console.log(`  Data           ${dataFolder}\n`);
}

function end(code) {
  if (ending) {
    if (code === 0) say('Still stopping …');
    return ending;
  }
  say('Stopping …');
  ending = (async () => {
    for (const step of undo.toReversed()) await Promise.resolve(step()).catch(complain);
    say('Stopped.');
    process.exit(code);
  })();
  return ending;
}

function fail(error) {
  complain(error);
  void end(1);
}

start().catch(fail);
