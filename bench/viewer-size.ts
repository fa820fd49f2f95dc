// What a browser fetches for the page of a model, and the part of it that is the viewer's own, compressed.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { buildWeb } from '../tools/start/install.mjs';
import { printTable, rounded } from './table.ts';

const root = path.resolve(import.meta.dirname, '..');
await buildWeb(root);
const folder = path.join(root, 'apps/web/.next/static/chunks');
const chunks = (readdirSync(folder, { recursive: true }) as string[])
  .filter((name) => name.endsWith('.js'))
  .map((name) => {
    const bytes = readFileSync(path.join(folder, name));
    return {
      isViewer: /WebGLRenderer|GLTFLoader|camera-controls/i.test(bytes.toString('utf8')),
      raw: bytes.length,
      brotli: brotliCompressSync(bytes).length,
    };
  });
const sum = (list: typeof chunks, what: 'raw' | 'brotli') =>
  rounded(list.reduce((total, chunk) => total + chunk[what], 0) / 1024);
const viewer = chunks.filter(({ isViewer }) => isViewer);
printTable(
  ['what', 'files', 'KB raw', 'KB brotli'],
  [
    ['viewer, loaded when a model is opened', viewer.length, sum(viewer, 'raw'), sum(viewer, 'brotli')],
    [
      'all pages together, without the viewer',
      chunks.length - viewer.length,
      sum(chunks, 'raw') - sum(viewer, 'raw'),
      sum(chunks, 'brotli') - sum(viewer, 'brotli'),
    ],
  ],
);
