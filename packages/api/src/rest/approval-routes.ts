import { createRoute, z } from '@hono/zod-openapi';
import { approvalStatuses, type ApprovalView } from '@maquette/domain/approvals';
import { listApprovals, requestApproval } from '@maquette/services';
import { jsonAnswer, jsonBody, problemAnswers } from './answers.ts';
import type { RestApp } from './create-rest-api.ts';
import { unwrap } from './problem.ts';
import { laneSchema, quoteLineSchema } from './quote-schema.ts';
import type { RestOptions } from './rest-context.ts';
import { newJobSchema } from './start-schema.ts';

const person = z.object({ id: z.string(), name: z.string() });

const approvalSchema = z
  .object({
    id: z.string(),
    status: z.enum(approvalStatuses),
    operation: z.string(),
    params: z.record(z.string(), z.unknown()),
    lane: laneSchema,
    projectId: z.string(),
    projectName: z.string(),
    name: z.string(),
    quoteLines: z.array(quoteLineSchema),
    quotedCredits: z
      .number()
      .int()
      .describe('The most that the job will be charged, whenever it is approved.'),
    requestedBy: person,
    decidedBy: person.nullable(),
    note: z.string().describe('What the one who decided said.'),
    jobId: z.string().nullable().describe('The job that the approval started.'),
    createdAt: z.string(),
    decidedAt: z.string().nullable(),
    expiresAt: z.string().describe('A request that nobody decided on is over then.'),
  })
  .openapi('Approval') satisfies z.ZodType<ApprovalView>;

const list = createRoute({
  method: 'get',
  path: '/approvals',
  tags: ['Limits'],
  summary: 'Jobs that you asked an approval for, newest first',
  request: { query: z.strictObject({ status: z.enum(approvalStatuses).optional() }) },
  responses: {
    200: jsonAnswer(z.object({ items: z.array(approvalSchema) }), 'The newest 200.'),
    ...problemAnswers,
  },
});

const request = createRoute({
  method: 'post',
  path: '/approvals',
  tags: ['Limits'],
  summary: 'Ask for a job that `POST /jobs` refused with `approval.required`',
  description:
    'It is checked and priced now and starts exactly so when an owner or billing member approves it in the browser. ' +
    'Sets nothing aside.',
  request: { body: jsonBody(newJobSchema) },
  responses: {
    201: jsonAnswer(approvalSchema, 'It waits for a decision.'),
    200: jsonAnswer(approvalSchema, 'The same request waits already.'),
    ...problemAnswers,
  },
});

export function addApprovalRoutes(app: RestApp, { deps }: RestOptions): void {
  app.openapi(list, async (c) =>
    c.json({ items: unwrap(await listApprovals(deps, c.get('actor'), c.req.valid('query'))) }, 200),
  );
  app.openapi(request, async (c) => {
    const asked = await requestApproval(deps, c.get('actor'), c.req.valid('json'));
    const { approval, repeated } = unwrap(asked);
    return repeated ? c.json(approval, 200) : c.json(approval, 201);
  });
}
