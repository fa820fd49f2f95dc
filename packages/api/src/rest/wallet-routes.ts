import { createRoute, z } from '@hono/zod-openapi';
import {
  creditStates,
  lotPriorities,
  postingReasons,
  type LotKind,
  type PostingView,
  type WalletView,
} from '@maquette/domain/credits';
import { exportLedger, getWallet, ledgerFormats, listLedger, type LedgerFormat } from '@maquette/services';
import { textDownload } from '../text-download.ts';
import { jsonAnswer, pageLimit, problemAnswers } from './answers.ts';
import type { RestApp } from './create-rest-api.ts';
import { unwrap } from './problem.ts';
import type { RestOptions } from './rest-context.ts';

const lotKind = () => z.enum(Object.keys(lotPriorities) as [LotKind, ...LotKind[]]);
const credits = () => z.number().int();

const walletSchema = z
  .object({
    available: credits().describe('What can be spent now.'),
    held: credits().describe('Reserved for jobs under way.'),
    debt: credits().describe(
      'What the workspace owes; the next credits repay it, and nothing starts before.',
    ),
    clawback: credits().describe('Taken back as soon as held credits return.'),
    frozen: z.boolean().describe('Nothing can start while a payment is disputed.'),
    lots: z
      .array(
        z.object({
          id: z.string(),
          kind: lotKind(),
          amount: credits(),
          available: credits(),
          held: credits(),
          spent: credits(),
          expired: credits(),
          revoked: credits(),
          rolled: credits(),
          periodStart: z.string().nullable(),
          expiresAt: z.string().nullable(),
          grantedAt: z.string(),
          source: z.string(),
        }),
      )
      .describe('In the order in which they are spent.'),
  })
  .openapi('Wallet') satisfies z.ZodType<WalletView>;

const postingSchema = z
  .object({
    seq: z.number().int(),
    at: z.string(),
    lotId: z.string(),
    lotKind: lotKind(),
    from: z.enum(creditStates),
    to: z.enum(creditStates),
    amount: credits(),
    reason: z.enum(postingReasons),
    jobId: z.string().nullable(),
    holdId: z.string().nullable(),
    actor: z.string(),
  })
  .openapi('Posting') satisfies z.ZodType<PostingView>;

const wallet = createRoute({
  method: 'get',
  path: '/wallet',
  tags: ['Wallet'],
  summary: 'The balance of the workspace and what it consists of',
  responses: { 200: jsonAnswer(walletSchema, 'The wallet.'), ...problemAnswers },
});

const ledger = createRoute({
  method: 'get',
  path: '/wallet/ledger',
  tags: ['Wallet'],
  summary: 'Every movement of credits, oldest first',
  request: {
    query: z.strictObject({
      after: z.coerce
        .number()
        .int()
        .min(0)
        .max(2_147_483_647)
        .optional()
        .describe('Postings with a higher `seq`; `nextAfter` of the page before.')
        .openapi({ type: 'integer' }),
      limit: pageLimit,
    }),
  },
  responses: {
    200: jsonAnswer(
      z.object({ items: z.array(postingSchema), nextAfter: z.number().int().nullable() }),
      'One page; `nextAfter` is null on the last.',
    ),
    ...problemAnswers,
  },
});

const ledgerFile = (format: LedgerFormat) =>
  createRoute({
    method: 'get',
    path: `/wallet/ledger.${format}`,
    tags: ['Wallet'],
    summary: `The whole ledger as ${format.toUpperCase()}, oldest first: replayed, it gives the balance`,
    responses: {
      200: {
        content: { [format === 'csv' ? 'text/csv' : 'application/jsonl']: { schema: z.string() } },
        description: 'One line per entry, with the fields of `Posting`; in CSV below a line of names.',
      },
      ...problemAnswers,
    },
  });

export function addWalletRoutes(app: RestApp, { deps }: RestOptions): void {
  app.openapi(wallet, async (c) => c.json(unwrap(await getWallet(deps, c.get('actor'))), 200));
  app.openapi(ledger, async (c) =>
    c.json(unwrap(await listLedger(deps, c.get('actor'), c.req.valid('query'))), 200),
  );
  for (const format of ledgerFormats)
    app.openapi(ledgerFile(format), async (c) =>
      textDownload(format, unwrap(await exportLedger(deps, c.get('actor'), { format }))),
    );
}
