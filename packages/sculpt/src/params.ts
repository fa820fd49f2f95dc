import type { EngineTask } from '@maquette/engine';

export type BackChoice = 'auto' | 'rim' | 'mirror';

/** What both operations take. Ranges as in the catalog of operations. */
export interface SculptParams {
  hasTexture: boolean;
  isPbr: boolean;
  /** At most this many triangles. */
  facesMax: number;
  textureSize: 512 | 1024 | 2048;
  /** 0 to 2 each; 1 is plain. */
  smoothness: number;
  detail: number;
  /** 0 to 1. */
  roughness: number;
  seed: number;
}

export interface ImageParams extends SculptParams {
  thickness: number;
  back: BackChoice;
  /** How much of the picture's own light is taken off, 0 to 1. */
  delight: number;
}

export interface ViewsParams extends SculptParams {
  /** 2 round to 8 boxy. */
  roundness: number;
}

const facesDefault = 30_000;
const facesMin = 500;
const facesMost = 500_000;

/** The studio has checked the parameters already; this only gives them their types, and holds them to their ranges. */
export function readImageParams(params: EngineTask['params']): ImageParams {
  const back = params.back;
  return {
    ...readShared(params),
    thickness: numberIn(params.thickness, { min: 0.3, max: 2, preset: 1 }),
    back: back === 'rim' || back === 'mirror' ? back : 'auto',
    delight: numberIn(params.delight, { min: 0, max: 1, preset: 0.7 }),
  };
}

/** As `readImageParams`, for several views. */
export function readViewsParams(params: EngineTask['params']): ViewsParams {
  return { ...readShared(params), roundness: numberIn(params.roundness, { min: 2, max: 8, preset: 2 }) };
}

function readShared(params: EngineTask['params']): SculptParams {
  const size = params.textureSize;
  const hasTexture = params.texture !== false;
  return {
    hasTexture,
    isPbr: hasTexture && params.pbr !== false,
    facesMax: Math.floor(numberIn(params.faceLimit, { min: facesMin, max: facesMost, preset: facesDefault })),
    textureSize: size === 512 || size === 2048 ? size : 1024,
    smoothness: numberIn(params.smoothness, { min: 0, max: 2, preset: 1 }),
    detail: numberIn(params.detail, { min: 0, max: 2, preset: 1 }),
    roughness: numberIn(params.roughness, { min: 0, max: 1, preset: 0.75 }),
    seed: Math.floor(numberIn(params.seed, { min: 0, max: 2 ** 31 - 1, preset: 0 })),
  };
}

function numberIn(value: unknown, range: { min: number; max: number; preset: number }): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return range.preset;
  return Math.max(range.min, Math.min(range.max, value));
}
