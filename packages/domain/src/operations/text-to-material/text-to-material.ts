import { z } from 'zod';
import { baseLine, laterOperation } from '../later-operation.ts';
import { materialCredits, materialSize } from '../material.ts';
import { laneParam, promptParam } from '../param.ts';
import { priceBook } from '../price-book.ts';

/** A material from words, priced by its size. */
export const textToMaterial = laterOperation({
  id: 'text-to-material',
  name: 'Text to material',
  summary: 'A material from words.',
  params: z.strictObject({ prompt: promptParam, ...materialSize, lane: laneParam }),
  waitsFor: 'hosted',
  price: (params) => [
    baseLine(
      `Text to material, ${params.widthPixels} x ${params.heightPixels}`,
      materialCredits(priceBook.material.textBase, params),
    ),
  ],
  delivers: 'material',
});
