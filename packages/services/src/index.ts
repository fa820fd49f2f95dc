export type { Log, ServiceDeps, ServiceSettings } from './deps.ts';
export { newId } from './new-id.ts';
export * from './credits/index.ts';
export * from './jobs/index.ts';
export * from './workers/index.ts';
