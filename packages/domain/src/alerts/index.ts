export * from './alert-rule.ts';
export * from './evaluate.ts';
export * from './alert-words.ts';
export * from './views.ts';
