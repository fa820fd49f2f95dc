import { formatCount } from '@maquette/ui';

/** Told to screen readers in quarters: each change of the text is read out. */
export function progressText(load: { fraction: number | null } | { faces: number }): string {
  if ('faces' in load) return `The model is ready: ${formatCount(load.faces)} faces.`;
  if (load.fraction === null || load.fraction < 0.25) return 'Loading the model.';
  if (load.fraction === 1) return 'Unpacking the model.';
  return `Loading the model: ${Math.floor(load.fraction * 4) * 25} percent.`;
}

/** Textures that were left out; shown when the model is. */
export const unreadText = (count: number): string =>
  count === 1 ? 'One of its textures could not be read' : `${count} of its textures could not be read`;
