export * from './products.ts';
export * from './upgrade.ts';
export * from './returned.ts';
export * from './auto-top-up.ts';
export * from './views.ts';
