/** Whether this browser gives a WebGL 2 context now. The probe is given back at once: browsers allow only a few. */
export function hasWebgl(): boolean {
  const context = document.createElement('canvas').getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}
