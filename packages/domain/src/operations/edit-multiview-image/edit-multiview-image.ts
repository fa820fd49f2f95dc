import { z } from 'zod';
import { baseLine, laterOperation } from '../later-operation.ts';
import { laneParam } from '../param.ts';

/** Changes 1 to 4 of a thing's views; each is paid for. */
export const editMultiviewImage = laterOperation({
  id: 'edit-multiview-image',
  name: 'Edit multi-view image',
  summary: 'Changes single views of a multi-view image.',
  params: z.strictObject({
    views: z
      .array(z.enum(['front', 'left', 'back', 'right']))
      .min(1)
      .max(4)
      .refine((views) => new Set(views).size === views.length, { error: 'Name each view once.' })
      .default(['front'])
      .describe('Which views are changed; each is paid for.'),
    lane: laneParam,
  }),
  waitsFor: 'hosted',
  price: ({ views }, { prices }) => [
    baseLine(
      `Edited views, ${views.length} x ${prices.editMultiviewImagePerView}`,
      prices.editMultiviewImagePerView * views.length,
    ),
  ],
  resultCount: ({ views }) => views.length,
  delivers: 'image',
});
