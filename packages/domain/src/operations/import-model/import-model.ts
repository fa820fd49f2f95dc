import { z } from 'zod';
import type { Operation } from '../operation.ts';
import { uploadParam } from '../param.ts';

const params = z.strictObject({
  model: uploadParam('Upload id of a GLB file.'),
  lane: z.literal('standard').default('standard').describe('Imports are free and have one lane.'),
});

export type ImportModelParams = z.infer<typeof params>;

/** A GLB that someone brings: checked, measured, and kept as a model asset. Free. */
export const importModel: Operation<ImportModelParams> = {
  id: 'import-model',
  name: 'Import model',
  summary: 'Brings in a GLB of your own. Free.',
  params,
  fields: [{ param: 'model', label: 'GLB file', group: 'input', control: { kind: 'model-file' } }],
  engines: ['mesh'],
  unavailable: null,
  engineOf: () => 'mesh',
  inputs: ({ model }) => [{ slot: 'model', uploadId: model, kind: 'model' }],
  price: (_, { prices }) => [{ code: 'base', label: 'Import model', credits: prices.importModel }],
  resultCount: () => 1,
  delivers: 'model',
  estimateKey: () => 'mesh/import-model',
  estimateSecondsDefault: () => 4,
};
