import { engines } from '../../engines/index.ts';
import type { OperationField } from '../operation.ts';
import { modelEngines } from './engine-params.ts';

/** Controls of every way of making a model; each operation adds its inputs in front and its shape sliders. */
export const engineField: OperationField = {
  param: 'engine',
  label: 'Engine',
  group: 'model',
  control: {
    kind: 'choice',
    options: modelEngines.map((id) => ({ value: id, label: engines[id].name, hint: engines[id].summary })),
  },
};

export const textureFields: OperationField[] = [
  { param: 'texture', label: 'Texture', group: 'texture', control: { kind: 'toggle' } },
  {
    param: 'pbr',
    label: 'PBR materials',
    help: 'Roughness, metalness and normals. Counts as textured.',
    group: 'texture',
    control: { kind: 'toggle' },
  },
  {
    param: 'textureQuality',
    label: 'Texture quality',
    group: 'texture',
    control: {
      kind: 'choice',
      options: [
        { value: 'standard', label: 'Standard' },
        { value: 'detailed', label: 'Detailed' },
      ],
    },
    engines: ['hunyuan3d-2.1'],
  },
  {
    param: 'textureSize',
    label: 'Texture size',
    group: 'texture',
    control: {
      kind: 'choice',
      numeric: true,
      options: [512, 1024, 2048].map((side) => ({ value: String(side), label: `${side} px` })),
    },
    engines: ['sculpt'],
  },
  sculptSlider({ param: 'roughness', label: 'Roughness', group: 'texture', max: 1 }),
];

export const outputFields: OperationField[] = [
  {
    param: 'faceLimit',
    label: 'Face limit',
    help: 'Most triangles. Empty: the engine chooses.',
    group: 'output',
    control: { kind: 'integer', min: 500, max: 500_000, step: 500, unit: 'triangles', optional: true },
  },
  toggle('smartLowPoly', 'Smart low poly', 'Clean low-poly topology.'),
  toggle('quad', 'Quads', 'Quads instead of triangles.'),
  toggle('generateParts', 'Parts', 'Split into parts that can be edited.'),
  {
    param: 'variants',
    label: 'Variants',
    group: 'output',
    control: { kind: 'integer', min: 1, max: 4, step: 1 },
  },
  {
    param: 'lane',
    label: 'Speed',
    group: 'output',
    control: {
      kind: 'choice',
      options: [
        { value: 'standard', label: 'Standard', hint: 'x1' },
        { value: 'fast', label: 'Fast', hint: 'x1.5, ahead of the queue' },
        { value: 'off-peak', label: 'Off-peak', hint: 'x0.8, when it is quiet' },
      ],
    },
  },
  {
    param: 'seed',
    label: 'Seed',
    help: 'Empty: a new one each time.',
    group: 'advanced',
    control: { kind: 'seed' },
  },
];

/** A slider that only sculpt has. */
export function sculptSlider(slider: {
  param: string;
  label: string;
  help?: string;
  group: OperationField['group'];
  min?: number;
  max: number;
  step?: number;
}): OperationField {
  const { param, label, help, group, min = 0, max, step = 0.05 } = slider;
  return {
    param,
    label,
    ...(help ? { help } : {}),
    group,
    control: { kind: 'slider', min, max, step },
    engines: ['sculpt'],
  };
}

function toggle(param: string, label: string, help: string): OperationField {
  return { param, label, help, group: 'output', control: { kind: 'toggle' }, engines: ['hunyuan3d-2.1'] };
}
