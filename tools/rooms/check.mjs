#!/usr/bin/env node
// `npm run rooms`: checks what imports what, and keeps the diagram in ARCHITECTURE.md true.
//   --write   writes the diagram instead of comparing it
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { drawRooms } from './draw.mjs';
import { rooms } from './rooms.mjs';

const root = path.resolve(import.meta.dirname, '../..');
process.chdir(root);
const { default: config } = await import('../../.dependency-cruiser.mjs');

const { output } = await cruise(
  ['packages', 'apps'],
  { ...config.options, validate: true, ruleSet: { forbidden: config.forbidden } },
  undefined,
  { tsConfig: extractTSConfig('tsconfig.base.json') },
);
const modules = output.modules.filter(
  ({ source }) => /^(packages|apps)\//.test(source) && !source.includes('/node_modules/'),
);
const problems = [...violations(), ...unseen(), ...readsEnvironment(), ...staleDiagram()];
for (const problem of problems) console.error(problem);
console.log(`${modules.length} files in ${Object.keys(rooms).length} rooms: ${problems.length} violations`);
process.exitCode = problems.length ? 1 : 0;

function violations() {
  return output.summary.violations.map(
    ({ rule, from, to, cycle }) =>
      `${rule.name}: ${from} -> ${cycle ? cycle.map(({ name }) => name).join(' -> ') : to}`,
  );
}

/** A check that sees nothing passes everything: every tracked source file must have been looked at, and be in a room. */
function unseen() {
  const seen = new Set(modules.map(({ source }) => source));
  const tracked = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', 'packages', 'apps'],
    { encoding: 'utf8' },
  )
    .split('\n')
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !file.endsWith('.d.ts'));
  const missed = tracked.filter((file) => !seen.has(file)).map((file) => `not looked at: ${file}`);
  const homeless = tracked
    .filter((file) => !Object.values(rooms).some((room) => new RegExp(room.path).test(file)))
    .map((file) => `in no room: ${file}`);
  return [...missed, ...homeless];
}

/** Configuration is read in one file of each program and passed on. */
function readsEnvironment() {
  const allowed = /(^|\/)(env|next\.config)\.ts$|\.test\.ts$|\/testing\//;
  return modules
    .map(({ source }) => source)
    .filter((file) => !allowed.test(file) && /process\.env\b/.test(readFileSync(file, 'utf8')))
    .map((file) => `reads process.env outside an env.ts: ${file}`);
}

function staleDiagram() {
  const file = 'ARCHITECTURE.md';
  const text = readFileSync(file, 'utf8');
  const next = text.replace(
    /(<!-- rooms -->\n)[^]*?(<!-- \/rooms -->)/,
    (_, open, close) => `${open}${drawRooms(modules)}${close}`,
  );
  if (next === text) return [];
  if (!process.argv.includes('--write'))
    return [`the diagram in ${file} is stale: run "npm run rooms -- --write"`];
  writeFileSync(file, next);
  return [];
}
