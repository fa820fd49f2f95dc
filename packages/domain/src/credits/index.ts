export * from './ledger.ts';
export * from './views.ts';
