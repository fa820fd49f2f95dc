export * from './webhook-event.ts';
export * from './retry-delay.ts';
