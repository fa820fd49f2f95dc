// node --import tsx bench/sculpt/make-models.ts [picture ...]
// Time, memory and quality of the engine on drawn pictures, or on those given. Three runs each, the fastest counts.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createSculptEngine } from '../../packages/sculpt/src/index.ts';
import { makeMatte } from '../../packages/sculpt/src/matte/matte.ts';
import { checkManifold, weldMesh } from '../../packages/sculpt/src/mesh/manifold.ts';
import { readPicture } from '../../packages/sculpt/src/picture/picture.ts';
import { drawPng, photographPear } from '../../packages/sculpt/src/testing/drawn-pictures.ts';
import { readModel } from '../../packages/sculpt/src/testing/read-model.ts';
import { frontOverlap } from '../../packages/sculpt/src/testing/silhouette.ts';
import { stillPace } from '../../packages/sculpt/src/testing/still-pace.ts';
import { printTable, rounded } from '../table.ts';

const runs = 3;
const side = 1024;
const folder = await mkdtemp(path.join(tmpdir(), 'sculpt-bench-'));
const engine = createSculptEngine();

async function drawnFiles(): Promise<string[]> {
  const pictures: [string, Buffer][] = [['pear.jpg', (await photographPear(side)).jpeg]];
  for (const name of ['star', 'logo', 'mug', 'character', 'text'] as const) {
    pictures.push([`${name}.png`, await drawPng(name, side)]);
  }
  for (const [name, bytes] of pictures) await writeFile(path.join(folder, name), bytes);
  return pictures.map(([name]) => path.join(folder, name));
}

async function measure(file: string): Promise<(string | number)[]> {
  let wallMs = Infinity;
  let cpuMs = Infinity;
  let glb = Buffer.alloc(0);
  for (let run = 0; run < runs; run++) {
    const cpuBefore = process.cpuUsage();
    const startMs = performance.now();
    const { results } = await engine.run({
      operation: 'image-to-model',
      params: {},
      provenance: {},
      inputs: { image: { path: file, mime: 'image/png', name: path.basename(file) } },
      resultCount: 1,
      folder,
      signal: new AbortController().signal,
      progress: () => undefined,
    });
    wallMs = Math.min(wallMs, performance.now() - startMs);
    const { user, system } = process.cpuUsage(cpuBefore);
    cpuMs = Math.min(cpuMs, (user + system) / 1000);
    glb = await readFile(results[0]!.path);
  }
  const model = await readModel(glb);
  const { mask } = await makeMatte(await readPicture(file, side), stillPace);
  return [
    path.basename(file),
    rounded(wallMs),
    rounded(cpuMs),
    rounded(process.memoryUsage().rss / 1e6),
    model.faces.length / 3,
    rounded(frontOverlap(model, mask), 3),
    checkManifold(weldMesh(model)).isWatertight ? 'yes' : 'no',
  ];
}

try {
  const given = process.argv.slice(2);
  const rows: (string | number)[][] = [];
  for (const file of given.length > 0 ? given : await drawnFiles()) rows.push(await measure(file));
  printTable(['picture', 'ms', 'CPU ms', 'process MB', 'faces', 'front IoU', 'watertight'], rows);
} finally {
  await rm(folder, { recursive: true });
}
