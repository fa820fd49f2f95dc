import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

// A copy of what git tracks, so that nothing is planted in the real house.
const root = path.resolve(import.meta.dirname, '../..');
const copy = mkdtempSync(path.join(tmpdir(), 'maquette-rooms-'));

const planted = {
  'packages/domain/src/ids/planted-upwards.ts': "import '../../../services/src/deps.ts';\n",
  'packages/services/src/planted-door.ts': "import 'bullmq';\n",
  'packages/planted-outside.ts': 'export {};\n',
  'packages/services/src/planted-environment.ts': 'export const home = process.env.HOME;\n',
};
let checked;

beforeAll(() => {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
  });
  const archive = path.join(copy, 'house.tar');
  execFileSync('tar', ['-C', root, '-cf', archive, '--ignore-failed-read', '-T', '-'], { input: files });
  execFileSync('tar', ['-C', copy, '-xf', archive]);
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
  execFileSync('git', ['init', '-q'], { cwd: copy });
  for (const [file, text] of Object.entries(planted)) writeFileSync(path.join(copy, file), text);
  checked = spawnSync(process.execPath, ['tools/rooms/check.mjs'], { cwd: copy, encoding: 'utf8' });
}, 180_000);
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const problemsOf = (name) => checked.stderr.split('\n').filter((line) => line.includes(name));

test('a planted violation fails the check', () => {
  expect(checked.status).toBe(1);
});

test('an import upwards is named', () => {
  expect(problemsOf('planted-upwards').join()).toContain('domain-imports-only-below');
});

test('a second door to BullMQ is named', () => {
  expect(problemsOf('planted-door').join()).toContain('one-door-to-bullmq');
});

test('a file in no room is named', () => {
  expect(problemsOf('planted-outside').join()).toContain('in no room');
});

test('reading the environment outside an env.ts is named', () => {
  expect(problemsOf('planted-environment').join()).toContain('process.env');
});
