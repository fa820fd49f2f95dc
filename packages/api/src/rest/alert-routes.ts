import { createRoute, z } from '@hono/zod-openapi';
import {
  alertEvents,
  alertKinds,
  type AlertFiringView,
  type AlertRuleView,
  type AlertsView,
} from '@maquette/domain/alerts';
import { createAlertRule, deleteAlertRule, listAlerts, updateAlertRule } from '@maquette/services';
import { idParam, jsonAnswer, jsonBody, problemAnswers } from './answers.ts';
import type { RestApp } from './create-rest-api.ts';
import { unwrap } from './problem.ts';
import type { RestOptions } from './rest-context.ts';

const kind = () => z.enum(alertKinds);
const threshold = () =>
  z
    .number()
    .describe(
      'Credits (`below_credits`), percent of the plan (`below_percent`), days (`run_out_days`), 0 (`empty`).',
    );

const ruleSchema = z
  .object({
    id: z.string(),
    kind: kind(),
    threshold: threshold(),
    levelCredits: z.number().nullable().describe('The credits below which it fires.'),
    inApp: z.boolean(),
    mail: z.boolean(),
    webhook: z.boolean(),
    isArmed: z
      .boolean()
      .describe('It fires at the next crossing; false: it has, and waits for clearly more credits.'),
    firedAt: z.string().nullable(),
    createdAt: z.string(),
  })
  .openapi('AlertRule') satisfies z.ZodType<AlertRuleView>;

const firingSchema = z
  .object({
    id: z.string(),
    event: z.enum(alertEvents),
    rule: z.object({ kind: kind(), threshold: threshold() }).nullable(),
    credits: z.number().int().describe('Available and held, at that moment.'),
    runOutDays: z.number().nullable(),
    inApp: z.boolean(),
    mail: z.boolean(),
    webhook: z.boolean(),
    at: z.string(),
  })
  .openapi('AlertFiring') satisfies z.ZodType<AlertFiringView>;

const alertsSchema = z
  .object({
    rules: z.array(ruleSchema),
    value: z.number().int().describe('What the rules look at: available and held credits.'),
    allowance: z.number().int().describe('The credits per cycle of the plan.'),
    runOutDays: z.number().nullable().describe('Null: not enough data, or no end in sight.'),
    history: z.array(firingSchema).describe('What was told, the newest first.'),
  })
  .openapi('Alerts') satisfies z.ZodType<AlertsView>;

const ways = {
  inApp: z.boolean().optional().describe('Tell owners and those who pay in the studio; true unless told.'),
  mail: z.boolean().optional().describe('And by mail.'),
  webhook: z.boolean().optional().describe('And call the webhooks of the workspace.'),
};

const list = createRoute({
  method: 'get',
  path: '/alerts',
  tags: ['Alerts'],
  summary: 'When the workspace is told about its credits, and what was told',
  responses: { 200: jsonAnswer(alertsSchema, 'Rules, what they look at, and history.'), ...problemAnswers },
});

const create = createRoute({
  method: 'post',
  path: '/alerts',
  tags: ['Alerts'],
  summary: 'Add a rule',
  request: {
    body: jsonBody(z.strictObject({ kind: kind(), threshold: threshold(), ...ways }).openapi('NewAlertRule')),
  },
  responses: { 201: jsonAnswer(ruleSchema, 'The new rule.'), ...problemAnswers },
});

const update = createRoute({
  method: 'patch',
  path: '/alerts/{id}',
  tags: ['Alerts'],
  summary: 'Change a rule',
  request: {
    params: idParam,
    body: jsonBody(z.strictObject({ threshold: threshold().optional(), ...ways }).openapi('AlertRuleChange')),
  },
  responses: { 200: jsonAnswer(ruleSchema, 'The rule.'), ...problemAnswers },
});

const remove = createRoute({
  method: 'delete',
  path: '/alerts/{id}',
  tags: ['Alerts'],
  summary: 'Remove a rule',
  request: { params: idParam },
  responses: { 204: { description: 'It is gone.' }, ...problemAnswers },
});

export function addAlertRoutes(app: RestApp, { deps }: RestOptions): void {
  app.openapi(list, async (c) => c.json(unwrap(await listAlerts(deps, c.get('actor'))), 200));
  app.openapi(create, async (c) =>
    c.json(unwrap(await createAlertRule(deps, c.get('actor'), c.req.valid('json'))), 201),
  );
  app.openapi(update, async (c) => {
    const change = { ...c.req.valid('json'), ruleId: c.req.valid('param').id };
    return c.json(unwrap(await updateAlertRule(deps, c.get('actor'), change)), 200);
  });
  app.openapi(remove, async (c) => {
    unwrap(await deleteAlertRule(deps, c.get('actor'), { ruleId: c.req.valid('param').id }));
    return c.body(null, 204);
  });
}
