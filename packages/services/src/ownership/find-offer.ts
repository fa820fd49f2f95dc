import type { OwnershipOfferModel, Transaction } from '@maquette/db';

/** The offer of this workspace that is open: there is one at most. */
export const findOpenOffer = (
  reader: Pick<Transaction, 'ownershipOffer'>,
  workspaceId: string,
): Promise<OwnershipOfferModel | null> =>
  reader.ownershipOffer.findFirst({
    where: { workspaceId, endedAt: null, expiresAt: { gt: new Date() } },
    orderBy: { createdAt: 'desc' },
  });

/** Ends an offer. */
export const endOffer = (
  tx: Pick<Transaction, 'ownershipOffer'>,
  { id, workspaceId }: Pick<OwnershipOfferModel, 'id' | 'workspaceId'>,
  outcome: 'accepted' | 'declined' | 'withdrawn',
): Promise<unknown> =>
  tx.ownershipOffer.updateMany({ where: { id, workspaceId }, data: { endedAt: new Date(), outcome } });
