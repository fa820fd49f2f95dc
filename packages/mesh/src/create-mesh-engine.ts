import type { Engine, EngineTask } from '@maquette/engine';
import { importModel } from './import/import-model.ts';

const operations: Record<string, (task: EngineTask) => ReturnType<Engine['run']>> = {
  'import-model': importModel,
};

/**
 * Works on models that exist. Works in this process; give it one that may be killed, because it opens strangers'
 * files. Refuses `INPUT_DAMAGED`, `INPUT_UNSAFE` and `NO_SURFACE`. The same task gives the same bytes.
 */
export const createMeshEngine = (): Engine => ({
  id: 'mesh',
  revision: 'mesh-1',
  operations: Object.keys(operations),
  async run(task) {
    const operation = operations[task.operation];
    if (!operation) throw new Error(`mesh does not do ${task.operation}`);
    return operation(task);
  },
});
