export * from './payments.ts';
export { createPayments } from './create-payments.ts';
export { wantedEvents } from './wanted-events.ts';
