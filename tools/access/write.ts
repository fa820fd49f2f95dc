import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { accessGuide } from './access-guide.ts';

// Writes docs/guides/access.md with --write; without it, says whether that page is true.
const file = path.resolve(import.meta.dirname, '../../docs/guides/access.md');
if (process.argv.includes('--write')) writeFileSync(file, accessGuide());
else if (readFileSync(file, 'utf8') !== accessGuide()) {
  console.error('docs/guides/access.md is stale: run "npm run access -- --write"');
  process.exitCode = 1;
}
