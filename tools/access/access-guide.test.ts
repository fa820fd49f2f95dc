import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { httpRights } from '../../packages/api/src/access/http-rights.ts';
import { accessGuide } from './access-guide.ts';

const root = path.resolve(import.meta.dirname, '../..');

it('the page of rights is what the tables say', () => {
  expect(readFileSync(path.join(root, 'docs/guides/access.md'), 'utf8')).toBe(accessGuide());
});

it("every address that the web serves itself has a row, and no row is of one that isn't there", () => {
  const app = path.join(root, 'apps/web/app');
  const files = readdirSync(app, { recursive: true, encoding: 'utf8' });
  const routes = files.filter((file) => path.basename(file) === 'route.ts').map((file) => path.dirname(file));
  expect(routes.toSorted()).toEqual(Object.keys(httpRights).toSorted());
});
