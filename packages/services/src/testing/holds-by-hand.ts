import type { Database } from '@maquette/db';
import { closeHold } from '../credits/close-hold.ts';
import { openHold } from '../credits/open-hold.ts';
import { withWallet } from '../credits/with-wallet.ts';
import { newId } from '../new-id.ts';

/** Jobs that are nothing but a price: to try the wallet on its own. */
export function holdsByHand(db: Database) {
  /** A job with nothing but its price, and its hold. @returns its id, or the refusal's code */
  const reserve = (workspaceId: string, credits: number): Promise<{ jobId: string } | { code: string }> =>
    withWallet(
      { db },
      {
        workspaceId,
        mayShare: true,
        work: async (tx, wallet) => {
          const jobId = newId('job');
          const hold = openHold(wallet, { jobId, credits, priceBookVersion: 'test', actor: 'user:test' });
          if (!hold.ok) return { code: hold.refusal.code };
          await tx.job.create({
            data: {
              id: jobId,
              workspaceId,
              projectId: 'none',
              createdById: 'none',
              operation: 'test',
              params: {},
              name: 'test',
              engine: 'sculpt',
              lane: 'standard',
              quote: {},
              priceBookVersion: 'test',
              quotedCredits: credits,
              reservedCredits: credits,
              estimateKey: 'test',
              estimateSeconds: 1,
            },
          });
          hold.value.note();
          return { jobId };
        },
      },
    );

  const settle = (workspaceId: string, jobId: string, credits: number): Promise<{ settledCredits: number }> =>
    withWallet(
      { db },
      {
        workspaceId,
        jobId,
        mayShare: true,
        work: async (tx, wallet) => {
          const settled = closeHold(wallet, { jobId, credits, actor: 'system' });
          const status = credits > 0 ? ('succeeded' as const) : ('failed' as const);
          await tx.job.update({
            where: { id: jobId },
            data: { status, consumedCredits: settled.settledCredits },
          });
          return settled;
        },
      },
    );

  return { reserve, settle };
}
