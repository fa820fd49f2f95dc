#!/usr/bin/env node
// `npm run bench`: runs the benchmarks and prints a table each.
//   npm run bench -- ledger viewer-size     only these
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { generateClient, installPackages } from '../tools/start/install.mjs';

const root = path.resolve(import.meta.dirname, '..');
process.chdir(root);
const benches = [
  'ledger',
  'ledger-stress',
  'audit',
  'viewer-size',
  'job-overhead',
  'library',
  'click-to-model',
];
const asked = process.argv.slice(2).filter((name) => benches.includes(name));
installPackages(root, { withTools: true });
await generateClient(root);
for (const name of asked.length ? asked : benches) {
  console.log(`\n## ${name}\n`);
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', `bench/${name}.ts`], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}
