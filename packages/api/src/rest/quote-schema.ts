import { z } from '@hono/zod-openapi';
import type { QuoteView } from '@maquette/domain/jobs';
import { speedLanes, type Quote } from '@maquette/domain/operations';

export const laneSchema = z.enum(speedLanes);

export const quoteLineSchema = z
  .object({ code: z.string(), label: z.string(), credits: z.number().int() })
  .openapi('QuoteLine');

export const priceSchema = z
  .object({
    operation: z.string(),
    priceBookVersion: z.string(),
    lane: laneSchema,
    lines: z.array(quoteLineSchema).describe('They add up to the total.'),
    totalCredits: z.number().int().describe('The most that can be charged.'),
    resultCredits: z.number().int().describe('What one delivered result costs when not all of them come.'),
    resultCount: z.number().int(),
  })
  .openapi('Price') satisfies z.ZodType<Quote>;

export const quoteSchema = priceSchema
  .extend({
    balance: z.object({ available: z.number().int(), held: z.number().int() }),
    afterCredits: z.number().int().describe('What would be available after the start.'),
    estimateSeconds: z
      .number()
      .int()
      .describe('How long a worker needs, as measured before. Waiting comes on top.'),
    missing: z
      .array(z.object({ code: z.string(), message: z.string() }))
      .describe('What stands in the way of a start; empty when nothing does.'),
    expiresAt: z.string().describe('ISO 8601; until then the price holds.'),
  })
  .openapi('Quote') satisfies z.ZodType<QuoteView>;
