export * from './engine.ts';
export { createChildEngine, type ChildEngine, type ChildEngineOptions } from './create-child-engine.ts';
export type { ChildModule } from './child-protocol.ts';
export type { Log } from './log.ts';
export type { MessageSource } from './message-source.ts';
export { defaultPace, type Pace } from './pace.ts';
export { runAttempt, type AttemptOptions, type AttemptOutcome } from './run-attempt.ts';
export { startWorker, type OfferedEngine, type Worker, type WorkerOptions } from './start-worker.ts';
export { createStudioClient, type StudioClient } from './studio-client.ts';
