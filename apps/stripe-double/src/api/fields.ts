import { z } from 'zod';

/** Everything in a form is text: these read it. */
export const whole = z.coerce.number<string>().int();
export const cents = whole.min(0);
export const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
export const text = z.string().max(5_000);
export const someText = text.min(1);
/** An empty text unsets. */
export const clearable = text.transform((value) => value || null);
/** An empty value takes a key away; an empty text takes all of them. */
export const metadata = z.union([z.literal(''), z.record(z.string(), z.string().max(500))]);
export const texts = z.array(someText);

const created = z.union([
  whole,
  z.strictObject({
    gt: whole.optional(),
    gte: whole.optional(),
    lt: whole.optional(),
    lte: whole.optional(),
  }),
]);

/** What every list takes. */
export const paging = {
  limit: whole.min(1).max(100).optional(),
  starting_after: someText.optional(),
  ending_before: someText.optional(),
  created: created.optional(),
};

export type Paging = z.output<z.ZodObject<typeof paging>>;

export function mergeMetadata(
  before: Record<string, string>,
  change: z.output<typeof metadata> | undefined,
): Record<string, string> {
  if (change === undefined) return before;
  if (change === '') return {};
  return Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, value]) => value !== ''));
}
