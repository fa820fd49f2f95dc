export * from './job-view.ts';
export * from './job-status.ts';
export * from './job-time.ts';
export * from './queue-order.ts';
export * from './quote-view.ts';
