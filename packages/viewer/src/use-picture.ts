import type { RefObject } from 'react';
import { pictureName } from './capture/picture-name.ts';
import type { PictureTakerHandle } from './capture/picture-taker.tsx';
import { saveFile } from './capture/save-file.ts';
import type { Backdrop } from './capture/take-picture.ts';

export interface PictureOptions {
  label: string;
  isTransparent: boolean;
  /** Its computed colours are the picture's ground. */
  backdrop: RefObject<HTMLElement | null>;
  taker: RefObject<PictureTakerHandle | null>;
  tell: (text: string) => void;
}

/** Saves the view as a PNG and says how that went. */
export function usePicture({
  label,
  isTransparent,
  backdrop,
  taker,
  tell,
}: PictureOptions): () => Promise<void> {
  return async () => {
    try {
      const colors = isTransparent ? null : backdropOf(backdrop.current!);
      saveFile(await taker.current!.take(colors), pictureName(label));
      tell('Picture saved');
    } catch {
      tell('The picture could not be made. Close other tabs, then try again.');
    }
  };
}

function backdropOf(element: HTMLElement): Backdrop {
  const { backgroundColor, color } = getComputedStyle(element);
  return { ground: backgroundColor, glow: color };
}
