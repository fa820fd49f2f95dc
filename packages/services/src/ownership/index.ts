export { acceptOwnership } from './accept-ownership.ts';
export { declineOwnership, withdrawOwnership } from './end-ownership-offer.ts';
export { getOwnership } from './get-ownership.ts';
export { offerOwnership } from './offer-ownership.ts';
