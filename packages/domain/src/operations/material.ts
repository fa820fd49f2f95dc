import { z } from 'zod';
import { roundHalfUp, type Prices } from './price-book.ts';

const side = (name: string) =>
  z
    .number()
    .int()
    .min(256)
    .max(4096)
    .default(1024)
    .describe(`${name} in pixels before upscaling, 256 to 4096.`);

/** Size of a material, and how much it is enlarged afterwards. */
export const materialSize = {
  widthPixels: side('Width'),
  heightPixels: side('Height'),
  upscale: z.literal([1, 2, 4]).default(1).describe('Enlarges the maps 2 or 4 times; 1 leaves them.'),
};

/** round(base + 10 MP + 3 MP up), rounded half up; MP = megapixels of 1024 x 1024; no upscale term at 1x. */
export function materialCredits(
  prices: Prices['material'],
  base: 'textBase' | 'imageBase',
  size: { widthPixels: number; heightPixels: number; upscale: number },
): number {
  const megapixels = (size.widthPixels * size.heightPixels) / (1024 * 1024);
  const { perMegapixel, perUpscaledMegapixel } = prices;
  const upscaleCredits = size.upscale > 1 ? perUpscaledMegapixel * megapixels * size.upscale : 0;
  return roundHalfUp(prices[base] + perMegapixel * megapixels + upscaleCredits);
}
