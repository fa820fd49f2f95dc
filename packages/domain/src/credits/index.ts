export * from './ledger.ts';
export * from './views.ts';
export { compareBurnOrder } from './burn-order.ts';
export { expireDue } from './expire-due.ts';
export { reserve, whyNotReserve, type ReserveRequest } from './reserve.ts';
export { settle, restoredDays, type SettleRequest } from './settle.ts';
export { grant, type GrantRequest } from './grant.ts';
export { replay, type Balance } from './replay.ts';
