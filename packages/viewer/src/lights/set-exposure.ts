import type { WebGLRenderer } from 'three';

/** One stop more doubles the light, as on a camera. */
export function setExposure(renderer: WebGLRenderer, stops: number): void {
  renderer.toneMappingExposure = 2 ** stops;
}
