export { createWallet } from './create-wallet.ts';
export { explainedPageMax, explainLedger, type ExplainLedger } from './explain-ledger.ts';
export { exportLedger, ledgerFormats, type LedgerFormat } from './export-ledger.ts';
export { getWallet } from './get-wallet.ts';
export { grantCredits, type Grant } from './grant-credits.ts';
export { grantSignupCredits } from './grant-signup-credits.ts';
export { listHolds } from './list-holds.ts';
export { ledgerPageMax, listLedger } from './list-ledger.ts';
export { sweepExpired } from './sweep-expired.ts';
