import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSculptEngine } from '../create-sculpt-engine.ts';
import { readModel } from './read-model.ts';
import type { Engine, EngineTask } from '@maquette/engine';
import type { ReadModel } from './read-model.ts';

export interface Sculpted {
  /** By variant. */
  files: Buffer[];
  models: ReadModel[];
  note: string | undefined;
  /** What was told on the way. */
  progress: { stage: string; fraction: number }[];
}

export interface SculptOptions {
  params?: Record<string, unknown>;
  count?: number;
  provenance?: Record<string, string | number>;
  signal?: AbortSignal;
  onProgress?(stage: string, fraction: number): void;
}

const engine: Engine = createSculptEngine();

/** One picture through image to model, in a folder of its own that is removed afterwards. */
export const sculptImage = (picture: Buffer, options: SculptOptions = {}): Promise<Sculpted> =>
  runTask('image-to-model', { image: picture }, options);

/** Views through multi-view to model. */
export const sculptViews = (views: Record<string, Buffer>, options: SculptOptions = {}): Promise<Sculpted> =>
  runTask(
    'multiview-to-model',
    Object.fromEntries(Object.entries(views).map(([name, picture]) => [`views.${name}`, picture])),
    options,
  );

async function runTask(
  operation: string,
  pictures: Record<string, Buffer>,
  options: SculptOptions,
): Promise<Sculpted> {
  const folder = await mkdtemp(join(tmpdir(), 'sculpt-test-'));
  try {
    const inputs: EngineTask['inputs'] = {};
    for (const [slot, picture] of Object.entries(pictures)) {
      const path = join(folder, `${slot}.bin`);
      await writeFile(path, picture);
      inputs[slot] = { path, mime: 'image/png', name: slot };
    }
    const progress: Sculpted['progress'] = [];
    const { results, note } = await engine.run({
      operation,
      params: { textureSize: 512, ...options.params },
      provenance: options.provenance ?? {},
      inputs,
      resultCount: options.count ?? 1,
      folder,
      signal: options.signal ?? new AbortController().signal,
      progress(stage, fraction) {
        progress.push({ stage, fraction });
        options.onProgress?.(stage, fraction);
      },
    });
    const files = await Promise.all(results.map(({ path }) => readFile(path)));
    return { files, models: await Promise.all(files.map(readModel)), note, progress };
  } finally {
    await rm(folder, { recursive: true });
  }
}
