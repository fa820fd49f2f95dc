export type Look =
  | { isEmpty: false; /** Every pixel covers what is behind it. */ isOpaque: boolean }
  /** `why` completes the sentence "it has nothing in it: …". */
  | { isEmpty: true; isOpaque: boolean; why: string };

/**
 * Looks at 8 bit pixels, row by row without gaps: is there anything to see? Fully transparent, and one single
 * colour, are nothing. Stops at the first pixel that settles a question.
 */
export function lookAtPixels(data: Uint8Array, channels: 3 | 4): Look {
  const isOpaque = channels === 3 || everyAlphaIs(data, 255);
  if (channels === 4 && everyAlphaIs(data, 0))
    return { isEmpty: true, isOpaque, why: 'it is transparent everywhere' };
  if (isOneColour(data, channels))
    return { isEmpty: true, isOpaque, why: 'it has the same colour everywhere' };
  return { isEmpty: false, isOpaque };
}

function everyAlphaIs(data: Uint8Array, alpha: number): boolean {
  for (let i = 3; i < data.length; i += 4) if (data[i] !== alpha) return false;
  return true;
}

function isOneColour(data: Uint8Array, channels: 3 | 4): boolean {
  for (let i = channels; i < data.length; i++) if (data[i] !== data[i - channels]) return false;
  return true;
}
