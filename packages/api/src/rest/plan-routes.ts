import { createRoute, z } from '@hono/zod-openapi';
import type { Plan, TopUpPack } from '@maquette/domain/plans';
import { listPlans } from '@maquette/services';
import { jsonAnswer, problemAnswers } from './answers.ts';
import type { RestApp } from './create-rest-api.ts';
import type { RestOptions } from './rest-context.ts';

const planSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    monthlyCents: z.number().int().describe('US cents per month; 0 for the Free plan.'),
    creditsPerCycle: z.number().int(),
    seats: z.number().int(),
    runningJobsMax: z.number().int(),
    queuedJobsMax: z.number().int(),
    rolloverCreditsMax: z
      .number()
      .int()
      .describe('Of what a cycle leaves, the most that goes into the next.'),
  })
  .openapi('Plan') satisfies z.ZodType<Plan>;

const topUpSchema = z
  .object({
    id: z.string(),
    credits: z.number().int().describe('They never expire.'),
    cents: z.number().int().describe('US cents, once.'),
  })
  .openapi('TopUp') satisfies z.ZodType<TopUpPack>;

const plans = createRoute({
  method: 'get',
  path: '/plans',
  tags: ['Wallet'],
  summary: 'What is sold: plans per month, and packs of credits',
  responses: {
    200: jsonAnswer(
      z.object({ plans: z.array(planSchema), topUps: z.array(topUpSchema) }),
      'The plans, the cheapest first, and the top-ups.',
    ),
    ...problemAnswers,
  },
});

export function addPlanRoutes(app: RestApp, { deps }: RestOptions): void {
  app.openapi(plans, async (c) => c.json(await listPlans(deps), 200));
}
