import { may, type Actor } from '@maquette/domain/access';
import { refuse, type Refusal } from '@maquette/domain/result';

/** Why a wallet cannot pay, for this actor: who may not see the balance is told that, and no figure of it. */
export function hideBalance(actor: Actor, refusal: Refusal): Refusal {
  if (may(actor, 'wallet.see-balance') || !('detail' in refusal)) return refusal;
  return refuse(refusal.code, 'The wallet of this workspace has not enough credits for this.', {
    suggestion: 'Tell an owner of the workspace, or ask for less: fewer variants, no texture.',
  }).refusal;
}
