import { createRoute, z } from '@hono/zod-openapi';
import type { AuditEventView, AuditStanding } from '@maquette/domain/audit';
import { auditFormats, exportAudit, listAudit, verifyAudit, type AuditFormat } from '@maquette/services';
import { auditFilter } from '../audit-input.ts';
import { textDownload } from '../text-download.ts';
import { jsonAnswer, pageCursor, pageLimit, problemAnswers } from './answers.ts';
import type { RestApp } from './create-rest-api.ts';
import { unwrap } from './problem.ts';
import type { RestOptions } from './rest-context.ts';

const text = () => z.string().nullable();
const fields = () =>
  z
    .record(
      z.string(),
      z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string()).readonly()]),
    )
    .nullable();

const eventSchema = z
  .object({
    id: z.string(),
    workspaceId: z.string(),
    seq: z.number().int().describe('1, 2, 3 … within the workspace, without gaps.'),
    at: z.string(),
    actorKind: z.enum(['user', 'api_key', 'visitor', 'system', 'payments', 'operator']),
    actorId: text(),
    actorName: z.string().describe('As they were called then.'),
    onBehalfOfId: text().describe('The person behind a key.'),
    action: z.string(),
    outcome: z.enum(['allowed', 'refused']),
    targetKind: text(),
    targetId: text(),
    targetName: text(),
    projectId: text(),
    before: fields().describe('What changed, field by field, without secrets.'),
    after: fields(),
    ip: text(),
    userAgent: text(),
    previousHash: z.string().describe('`hash` of the event before it; empty at the first.'),
    hash: z.string(),
  })
  .openapi('AuditEvent') satisfies z.ZodType<AuditEventView>;

const standingSchema = z
  .object({
    events: z.number().int(),
    hash: z.string().describe('Of the last event: it stands for all before it. Keep it to compare later.'),
    brokenAt: z
      .number()
      .int()
      .nullable()
      .describe('The first event at which the chain does not hold, or null.'),
  })
  .openapi('AuditVerification') satisfies z.ZodType<AuditStanding>;

const list = createRoute({
  method: 'get',
  path: '/audit',
  tags: ['Audit'],
  summary: 'Who did what, the newest first; for who pays the bills, what is about money',
  request: { query: z.strictObject({ ...auditFilter, cursor: pageCursor, limit: pageLimit }) },
  responses: {
    200: jsonAnswer(
      z.object({
        items: z.array(eventSchema),
        moneyOnly: z.boolean().describe('The reader sees the events about money alone.'),
        nextCursor: z.string().nullable(),
      }),
      'One page.',
    ),
    ...problemAnswers,
  },
});

const file = (format: AuditFormat) =>
  createRoute({
    method: 'get',
    path: `/audit.${format}`,
    tags: ['Audit'],
    summary: `The audit log as ${format.toUpperCase()}, in order, with its hashes`,
    request: { query: z.strictObject(auditFilter) },
    responses: {
      200: {
        content: { [format === 'csv' ? 'text/csv' : 'application/jsonl']: { schema: z.string() } },
        description: 'One line per event, with the fields of `AuditEvent`; in CSV below a line of names.',
      },
      ...problemAnswers,
    },
  });

const verification = createRoute({
  method: 'get',
  path: '/audit/verification',
  tags: ['Audit'],
  summary: 'Whether the chain of the log holds: every hash is worked out anew',
  responses: { 200: jsonAnswer(standingSchema, 'How the chain stands.'), ...problemAnswers },
});

export function addAuditRoutes(app: RestApp, { deps }: RestOptions): void {
  app.openapi(list, async (c) => {
    const { items, moneyOnly, nextCursor } = unwrap(
      await listAudit(deps, c.get('actor'), c.req.valid('query')),
    );
    return c.json({ items, moneyOnly, nextCursor }, 200);
  });
  app.openapi(verification, async (c) => c.json(unwrap(await verifyAudit(deps, c.get('actor'))), 200));
  for (const format of auditFormats)
    app.openapi(file(format), async (c) =>
      textDownload(
        format,
        unwrap(await exportAudit(deps, c.get('actor'), { ...c.req.valid('query'), format })),
      ),
    );
}
