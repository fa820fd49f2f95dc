#!/usr/bin/env node
// `npm test`: sets up what it needs on a fresh clone and runs everything. Closing line: `N passed, N failed`.
//   npm test                 all
//   npm test -- checks units only these steps (checks, units, e2e)
import path from 'node:path';
import { generateClient, installPackages } from '../start/install.mjs';
import { complain } from '../start/say.mjs';

const root = path.resolve(import.meta.dirname, '../..');
process.chdir(root);

try {
  installPackages(root, { withTools: true });
  await generateClient(root);
  const { runChecks } = await import('./checks.mjs');
  const { runUnits } = await import('./units.mjs');
  const { runEndToEnd } = await import('./end-to-end.mjs');
  const steps = { checks: runChecks, units: runUnits, e2e: runEndToEnd };
  const asked = process.argv.slice(2).filter((word) => word in steps);
  let passed = 0;
  let failed = 0;
  for (const name of asked.length ? asked : Object.keys(steps)) {
    const result = await steps[name](root);
    passed += result.passed;
    failed += result.failed;
    console.log(`\n== ${name}: ${result.passed} passed, ${result.failed} failed ==\n`);
  }
  process.exitCode = failed || !passed ? 1 : 0;
  console.log(`${passed} passed, ${failed} failed`);
} catch (error) {
  complain(error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
