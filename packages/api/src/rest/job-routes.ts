import { createRoute, z } from '@hono/zod-openapi';
import { isFinal, jobStatuses } from '@maquette/domain/jobs';
import { cancelJob, getJob, listJobs, startJob, watchJobs } from '@maquette/services';
import { idParam, jsonAnswer, jsonBody, pageCursor, pageLimit, problemAnswers } from './answers.ts';
import type { RestApp } from './create-rest-api.ts';
import { eventStream } from './event-stream.ts';
import { jobSchema } from './job-schema.ts';
import { unwrap } from './problem.ts';
import type { RestOptions } from './rest-context.ts';
import { newJobSchema } from './start-schema.ts';

const start = createRoute({
  method: 'post',
  path: '/jobs',
  tags: ['Jobs'],
  summary: 'Start a job: reserves its price and queues it',
  request: {
    headers: z.object({
      'idempotency-key': z
        .string()
        .regex(/^[\x21-\x7e]{1,200}$/, { error: 'Use 1 to 200 visible ASCII characters, without spaces.' })
        .optional()
        .describe(
          'The same key with the same body gives the same job, however often it is sent; another body: 409.',
        ),
    }),
    body: jsonBody(newJobSchema),
  },
  responses: {
    201: jsonAnswer(jobSchema, 'The job was accepted and its price reserved.'),
    200: jsonAnswer(jobSchema, 'A repeat: the job of the first request. Header `idempotent-replayed: true`.'),
    ...problemAnswers,
  },
});

const list = createRoute({
  method: 'get',
  path: '/jobs',
  tags: ['Jobs'],
  summary: 'Jobs of the workspace, newest first',
  request: {
    query: z.strictObject({
      projectId: z.string().optional(),
      status: z
        .string()
        .transform((text) => text.split(','))
        .pipe(z.array(z.enum(jobStatuses)))
        .optional()
        .describe(`One or more of ${jobStatuses.join(', ')}, with commas between.`)
        .openapi({ type: 'string' }),
      cursor: pageCursor,
      limit: pageLimit,
    }),
  },
  responses: {
    200: jsonAnswer(z.object({ items: z.array(jobSchema), nextCursor: z.string().nullable() }), 'One page.'),
    ...problemAnswers,
  },
});

const get = createRoute({
  method: 'get',
  path: '/jobs/{id}',
  tags: ['Jobs'],
  summary: 'One job: state, stage, progress, position, price, results',
  request: { params: idParam },
  responses: { 200: jsonAnswer(jobSchema, 'The job.'), ...problemAnswers },
});

const events = createRoute({
  method: 'get',
  path: '/jobs/{id}/events',
  tags: ['Jobs'],
  summary: 'Follow one job by server-sent events',
  description:
    'Sends `event: job` with the whole job as `data`: first as it is, then after every change. Ends after the final ' +
    'state, whose id is `final`; a reconnection with `Last-Event-ID: final` is answered with 204.',
  request: { params: idParam },
  responses: {
    200: { content: { 'text/event-stream': { schema: z.string() } }, description: 'The stream.' },
    204: { description: 'The final state was already sent.' },
    ...problemAnswers,
  },
});

const cancel = createRoute({
  method: 'delete',
  path: '/jobs/{id}',
  tags: ['Jobs'],
  summary: 'Cancel a job: what was reserved comes back',
  request: { params: idParam },
  responses: { 200: jsonAnswer(jobSchema, 'The job, cancelled or about to be.'), ...problemAnswers },
});

export function addJobRoutes(app: RestApp, { deps, bell, authenticate }: RestOptions): void {
  app.openapi(start, async (c) => {
    const request = c.req.valid('json');
    const requestKey = c.req.valid('header')['idempotency-key'];
    const { job, repeated } = unwrap(
      await startJob(deps, c.get('actor'), {
        ...request,
        ...(requestKey ? { requestKey } : {}),
      }),
    );
    c.header('location', `/api/v1/jobs/${job.id}`);
    if (!repeated) return c.json(job, 201);
    c.header('idempotent-replayed', 'true');
    return c.json(job, 200);
  });

  app.openapi(list, async (c) =>
    c.json(unwrap(await listJobs(deps, c.get('actor'), c.req.valid('query'))), 200),
  );

  app.openapi(get, async (c) =>
    c.json(unwrap(await getJob(deps, c.get('actor'), { jobId: c.req.valid('param').id })), 200),
  );

  app.openapi(events, async (c) => {
    const actor = c.get('actor');
    const { id: jobId } = c.req.valid('param');
    // a job that is not there is a problem document, not an empty stream
    const job = unwrap(await getJob(deps, actor, { jobId }));
    if (isFinal(job.status) && c.req.header('last-event-id') === 'final') return c.body(null, 204);
    const request = c.req.raw;
    const rights = JSON.stringify(actor);
    const isAllowed = async () => {
      const again = await authenticate(request);
      return again.ok && JSON.stringify(again.value) === rights;
    };
    return eventStream({ gone: request.signal, isAllowed }, async function* (signal) {
      let count = 0;
      for await (const view of watchJobs(deps, bell, actor, { jobIds: [jobId] }, signal)) {
        const final = isFinal(view.status);
        yield { event: 'job', id: final ? 'final' : String(++count), data: JSON.stringify(view) };
        if (final) return;
      }
    });
  });

  app.openapi(cancel, async (c) =>
    c.json(unwrap(await cancelJob(deps, c.get('actor'), { jobId: c.req.valid('param').id })), 200),
  );
}
