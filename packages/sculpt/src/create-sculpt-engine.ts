import { createPace } from './pace.ts';
import { imageToModel } from './image-to-model.ts';
import { multiviewToModel } from './multiview-to-model.ts';
import { readNetwork } from './depth/network.ts';
import { revision } from './finish-model.ts';
import type { Engine } from '@maquette/engine';
import type { Network } from './depth/network.ts';

const operations = { 'image-to-model': imageToModel, 'multiview-to-model': multiviewToModel };

/**
 * The draft engine on the CPU: one picture, or two to four views, to a closed model whose front matches the picture and
 * whose back is a guess. Works in this process, on one core; lets other events in at least every 200 ms or so. Refuses
 * `INPUT_UNREADABLE`, `INPUT_EMPTY`, `NO_SURFACE` and `VIEWS_DISAGREE`. The same task gives the same bytes.
 */
export function createSculptEngine(): Engine {
  let network: Promise<Network> | null = null;
  return {
    id: 'sculpt',
    revision,
    operations: Object.keys(operations),
    async run(task) {
      const operation = operations[task.operation as keyof typeof operations];
      if (!operation) throw new Error(`sculpt does not do ${task.operation}`);
      network ??= readNetwork(new URL('../model/prior', import.meta.url));
      return operation(task, await network, createPace(task.signal, task.progress));
    },
  };
}
