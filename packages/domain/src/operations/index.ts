export * from './operation.ts';
export * from './quote.ts';
export * from './catalog.ts';
