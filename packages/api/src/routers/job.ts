import { z } from 'zod';
import { jobStatuses } from '@maquette/domain/jobs';
import { speedLanes } from '@maquette/domain/operations';
import { cancelJob, getJob, listJobs, quoteJob, startJob } from '@maquette/services';
import { asked, idInput, router, unwrap, workspaceProcedure } from '../trpc.ts';

const operation = z.string().max(64);
// checked by the operation's own schema, in the service
const params = z.record(z.string(), z.unknown());

/** What is asked for and where it goes. */
export const jobRequestInput = z.object({
  operation,
  params,
  projectId: idInput,
  folderId: idInput.nullable().optional(),
  targetAssetId: idInput.optional(),
  name: z.string().max(500).optional(),
  /** Of the quote that was shown. */
  priceBookVersion: z.string().max(64).optional(),
});

/** Jobs: what they would cost, starting, following, cancelling. */
export const jobRouter = router({
  quote: workspaceProcedure
    .input(
      z.object({ operation, params, lane: z.enum(speedLanes).optional(), projectId: idInput.optional() }),
    )
    .query(({ ctx, input }) => unwrap(quoteJob(ctx.deps, ctx.actor, asked(input)))),
  start: workspaceProcedure
    .input(
      jobRequestInput.extend({
        /** The same key and the same request: the same job, however often it is sent. */
        requestKey: z.string().min(1).max(200).optional(),
      }),
    )
    .mutation(({ ctx, input }) => unwrap(startJob(ctx.deps, ctx.actor, asked(input)))),
  get: workspaceProcedure
    .input(z.object({ jobId: idInput }))
    .query(({ ctx, input }) => unwrap(getJob(ctx.deps, ctx.actor, { jobId: input.jobId }))),
  list: workspaceProcedure
    .input(
      z.object({
        projectId: idInput.optional(),
        status: z.array(z.enum(jobStatuses)).max(jobStatuses.length).optional(),
        cursor: z.string().max(500).nullish(),
        limit: z.number().int().min(1).max(200).default(50),
      }),
    )
    .query(({ ctx, input }) =>
      unwrap(listJobs(ctx.deps, ctx.actor, { ...asked(input), cursor: input.cursor ?? undefined })),
    ),
  cancel: workspaceProcedure
    .input(z.object({ jobId: idInput }))
    .mutation(({ ctx, input }) => unwrap(cancelJob(ctx.deps, ctx.actor, { jobId: input.jobId }))),
});
