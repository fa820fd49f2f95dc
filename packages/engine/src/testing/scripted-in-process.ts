import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Engine, EngineTask } from '../engine.ts';

/** An engine in this process that does what it is given, and then delivers. */
export function engineThat(script: (task: EngineTask) => Promise<void> | void): Engine {
  return {
    id: 'mesh',
    revision: 'in-process-1',
    operations: ['import-model'],
    async run(task) {
      await script(task);
      const results = Array.from({ length: task.resultCount }, (_, variant) => ({
        variant,
        path: path.join(task.folder, `${variant}.glb`),
        mime: 'model/gltf-binary' as const,
      }));
      for (const file of results) await writeFile(file.path, `glb ${file.variant}`);
      return { results };
    },
  };
}

/** Resolves never, rejects when the task is stopped. */
export const untilStopped = (task: EngineTask) =>
  new Promise<void>((_, reject) => {
    const stop = () => reject(task.signal.reason as Error);
    if (task.signal.aborted) stop();
    task.signal.addEventListener('abort', stop);
  });
