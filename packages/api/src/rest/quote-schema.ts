import { z } from '@hono/zod-openapi';
import type { AllowanceView } from '@maquette/domain/caps';
import type { QuoteView } from '@maquette/domain/jobs';
import type { WindowWait } from '@maquette/domain/lanes';
import { speedLanes, type Quote } from '@maquette/domain/operations';

export const laneSchema = z.enum(speedLanes);

export const quoteLineSchema = z
  .object({ code: z.string(), label: z.string(), credits: z.number().int() })
  .openapi('QuoteLine');

export const windowWaitSchema = z
  .object({
    opensAt: z.string().describe('ISO 8601.'),
    timeZone: z.string().describe('Of the workspace.'),
  })
  .nullable()
  .describe('An off-peak job whose window is closed: when it opens.') satisfies z.ZodType<WindowWait | null>;

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

export const allowanceSchema = z
  .object({
    credits: z.number().int().describe('The most in a month.'),
    usedCredits: z.number().int(),
    leftCredits: z.number().int(),
    resetsAt: z.string().describe('ISO 8601.'),
  })
  .openapi('Allowance') satisfies z.ZodType<AllowanceView>;

export const quoteSchema = priceSchema
  .extend({
    balance: z
      .object({ available: z.number().int(), held: z.number().int() })
      .nullable()
      .describe('null: not yours to see.'),
    afterCredits: z.number().int().nullable().describe('What would be available after the start.'),
    allowance: allowanceSchema
      .nullable()
      .describe('What a guest may spend in this project in a month; null for members.'),
    estimateSeconds: z
      .number()
      .int()
      .describe('How long a worker needs, as measured before. Waiting comes on top.'),
    missing: z
      .array(z.object({ code: z.string(), message: z.string() }))
      .describe('What stands in the way of a start; empty when nothing does.'),
    warnings: z
      .array(z.object({ code: z.string(), message: z.string() }))
      .describe('What stands in nobody’s way and is worth knowing: soft caps that it goes above.'),
    startsAfter: windowWaitSchema,
    expiresAt: z.string().describe('ISO 8601; until then the price holds.'),
  })
  .openapi('Quote') satisfies z.ZodType<QuoteView>;
