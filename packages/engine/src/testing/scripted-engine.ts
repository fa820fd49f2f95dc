// An engine for tests, loaded by a child: does what `params.script` says.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ChildModule } from '../child-protocol.ts';
import { EngineCancelled, EngineRefusal, type EngineTask } from '../engine.ts';

const scripts: Record<string, (task: EngineTask) => Promise<void> | void> = {
  finish: () => {},
  progress(task) {
    for (const fraction of [0.25, 0.5, 1]) task.progress(`stage ${fraction}`, fraction);
  },
  refuse() {
    throw new EngineRefusal('INPUT_EMPTY', 'There is nothing in this picture.');
  },
  crash: () => process.exit(3),
  throw() {
    throw new TypeError('x is undefined');
  },
  compute() {
    for (;;) Math.sqrt(Math.random());
  },
  wait: (task) =>
    new Promise((_, reject) => {
      task.progress('waiting', 0.5);
      task.signal.addEventListener('abort', () => reject(new EngineCancelled()));
      setTimeout(() => {}, 1 << 30);
    }),
  fillHeap() {
    const kept: object[] = [];
    for (;;) kept.push({ numbers: Array.from({ length: 1000 }, Math.random) });
  },
  async fillBuffers() {
    const kept: Buffer[] = [];
    for (;;) {
      kept.push(Buffer.alloc(16 * 2 ** 20, 1));
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  },
  grow: () => void (grown = Buffer.alloc(200 * 2 ** 20, 1)),
  environment(task) {
    task.progress(Object.keys(process.env).join(), 0.5);
  },
  whoAmI(task) {
    task.progress(`pid ${process.pid} ${grown.length}`, 0.5);
  },
};
let grown = Buffer.alloc(0);

export default {
  engine: {
    id: 'mesh',
    revision: 'scripted-1',
    operations: ['import-model'],
    async run(task) {
      await scripts[String(task.params.script)]!(task);
      const results = Array.from({ length: task.resultCount }, (_, variant) => ({
        variant,
        path: path.join(task.folder, `${variant}.glb`),
        mime: 'model/gltf-binary' as const,
      }));
      for (const { path, variant } of results)
        await writeFile(path, `glb ${variant} of ${task.provenance.job}`);
      return { results, note: 'made by a script' };
    },
  },
  async postStage(task, result) {
    if (task.params.postStage === 'crash') process.exit(4);
    if (task.params.postStage === 'wait') await scripts.wait!(task);
    const file = path.join(task.folder, 'thumbnail.webp');
    await writeFile(file, 'webp');
    return result.results.map(({ variant }) => ({ variant, path: file, mime: 'image/webp' as const }));
  },
} satisfies ChildModule;
