// npm writes a lock without the platform packages that its registry happens to lack, and `npm ci` then fails elsewhere.
import { readFileSync } from 'node:fs';

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const names = new Set(Object.keys(packages).map((place) => place.replace(/.*node_modules\//, '')));
const missing = Object.entries(packages).flatMap(([place, entry]) =>
  Object.keys(entry.optionalDependencies ?? {})
    .filter((name) => !names.has(name))
    .map((name) => `${place} wants ${name}`),
);
for (const line of missing) console.error(line);
process.exitCode = missing.length ? 1 : 0;
