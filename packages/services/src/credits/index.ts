export { createWallet } from './create-wallet.ts';
export { getWallet } from './get-wallet.ts';
export { grantCredits, type Grant } from './grant-credits.ts';
export { grantSignupCredits } from './grant-signup-credits.ts';
export { ledgerPageMax, listLedger } from './list-ledger.ts';
export { sweepExpired } from './sweep-expired.ts';
