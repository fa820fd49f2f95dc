import { z } from '@hono/zod-openapi';
import { jobStatuses, type JobView } from '@maquette/domain/jobs';
import { laneSchema, quoteLineSchema, windowWaitSchema } from './quote-schema.ts';

const credits = () => z.number().int();

export const jobOutputSchema = z
  .object({
    kind: z.enum(['model', 'image', 'thumbnail']),
    url: z.string().describe('Stable and private; fetch it with the API key.'),
    mime: z.string(),
    bytes: z.number().int(),
    fileId: z.string(),
    assetId: z.string(),
    versionId: z.string(),
    variant: z.number().int(),
  })
  .openapi('JobOutput');

export const jobSchema = z
  .object({
    id: z.string(),
    projectId: z.string(),
    folderId: z.string().nullable(),
    targetAssetId: z.string().nullable(),
    operation: z.string(),
    params: z.record(z.string(), z.unknown()).describe('As checked, with every default filled in.'),
    name: z.string(),
    engine: z.string(),
    engineRevision: z.string().nullable(),
    lane: laneSchema,
    status: z.enum(jobStatuses),
    stage: z
      .string()
      .nullable()
      .describe('A word of the engine: `matte`, `surface`, `bake` …; null while queued.'),
    progress: z.number().min(0).max(1),
    queuePosition: z
      .number()
      .int()
      .nullable()
      .describe('1 is next; null unless queued, and while it waits for its off-peak window.'),
    etaSeconds: z
      .number()
      .nullable()
      .describe('Until done, from measured history; null when finished or unknown.'),
    startsAfter: windowWaitSchema,
    cancelRequested: z.boolean(),
    quoteLines: z.array(quoteLineSchema),
    priceBookVersion: z.string(),
    quotedCredits: credits(),
    reservedCredits: credits(),
    consumedCredits: credits(),
    outputs: z.array(jobOutputSchema),
    error: z.object({ code: z.string(), message: z.string() }).nullable(),
    createdBy: z.object({ id: z.string(), name: z.string() }),
    createdAt: z.string(),
    startedAt: z.string().nullable(),
    finishedAt: z.string().nullable(),
  })
  .openapi('Job') satisfies z.ZodType<JobView>;
