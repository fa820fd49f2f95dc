import { createRoute, z } from '@hono/zod-openapi';
import { creditsPerKeptModel, periodDaysMax, usageGroupings } from '@maquette/domain/usage';
import { exportUsage, getUsage } from '@maquette/services';
import { textDownload } from '../text-download.ts';
import { problemAnswers } from './answers.ts';
import type { RestApp } from './create-rest-api.ts';
import { unwrap } from './problem.ts';
import type { RestOptions } from './rest-context.ts';

const count = () => z.number().int();

const figures = {
  jobs: count(),
  consumedCredits: count().describe('Charged.'),
  heldCredits: count().describe('Set aside for jobs that are not over.'),
  returnedCredits: count().describe('Set aside and given back by jobs that are over.'),
  failedJobs: count(),
  failedCredits: count().describe('The part of `returnedCredits` that failed jobs gave back.'),
  cancelledJobs: count(),
  keptModels: count().describe('Versions of models of these jobs that somebody keeps.'),
  creditsPerKeptModel: z.number().nullable().describe('To one decimal; null when none is kept.'),
};

const usageSchema = z
  .object({
    groupBy: z.enum(usageGroupings),
    from: z.string(),
    to: z.string(),
    timeZone: z.string().describe('Whose days these are.'),
    ownOnly: z.boolean().describe('Only what the reader started: an editor does not see what others use.'),
    rows: z
      .array(
        z.object({
          key: z
            .string()
            .nullable()
            .describe('A day or an id; null: started in the browser, when grouped by API key.'),
          name: z.string(),
          ...figures,
        }),
      )
      .describe('Days in order, all of them; all else by what it consumed.'),
    total: z.object(figures).describe('The same for every grouping.'),
  })
  .openapi('Usage');

const day = (which: string) =>
  z
    .string()
    .max(10)
    .optional()
    .describe(
      `The ${which} day, \`2026-11-20\`, in the time zone of the workspace. At most ${periodDaysMax} days.`,
    );

const usage = createRoute({
  method: 'get',
  path: '/usage',
  tags: ['Wallet'],
  summary: 'What the jobs of a period used; the last 30 days when no period is named',
  request: {
    query: z.strictObject({
      groupBy: z.enum(usageGroupings).default('day'),
      from: day('first'),
      to: day('last'),
      memberId: z.string().max(64).optional(),
      projectId: z.string().max(64).optional(),
      operation: z.string().max(64).optional(),
      engine: z.string().max(64).optional(),
      apiKeyId: z.string().max(64).optional().describe('What was started with this key.'),
      format: z.enum(['json', 'csv']).optional().describe('Or ask with `Accept: text/csv`.'),
    }),
  },
  responses: {
    200: {
      content: { 'application/json': { schema: usageSchema }, 'text/csv': { schema: z.string() } },
      description: 'Usage by what was asked for.',
    },
    ...problemAnswers,
  },
});

export function addUsageRoutes(app: RestApp, { deps }: RestOptions): void {
  app.openapi(usage, async (c) => {
    const { format = acceptedFormat(c.req.header('accept')), ...query } = c.req.valid('query');
    const actor = c.get('actor');
    if (format === 'csv') return textDownload('csv', unwrap(await exportUsage(deps, actor, query)));
    const { rows, total, ...answer } = unwrap(await getUsage(deps, actor, query));
    const withRatio = <Figures extends typeof total>(row: Figures) => ({
      ...row,
      creditsPerKeptModel: creditsPerKeptModel(row),
    });
    return c.json({ ...answer, rows: rows.map(withRatio), total: withRatio(total) }, 200);
  });
}

/** CSV for who names it and not JSON; anything else, a browser too, gets JSON. */
const acceptedFormat = (accept: string | undefined): 'csv' | 'json' =>
  accept?.includes('text/csv') && !accept.includes('application/json') ? 'csv' : 'json';
