import type { EngineId } from '../../engines/index.ts';

type Made = { engine: EngineId; texture: boolean; pbr: boolean; variants: number; textureSize?: number };

/** Groups the jobs that take about as long: `sculpt/image-to-model/tex1024/x1`. */
export function modelEstimateKey(operation: string, params: Made): string {
  const texture = params.texture || params.pbr ? `tex${params.textureSize ?? ''}` : 'plain';
  return `${params.engine}/${operation}/${texture}/x${params.variants}`;
}

/** Seconds on the reference machines (2 CPU cores; a 48 GB class GPU), before anything was measured. */
export function modelEstimateSeconds(params: Made): number {
  const textured = params.texture || params.pbr;
  if (params.engine === 'sculpt') return (textured ? 8 : 5) * params.variants;
  return (textured ? 150 : 60) * params.variants;
}
