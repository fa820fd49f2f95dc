export { announceWorker } from './announce-worker.ts';
export { listEngineStates } from './list-engine-states.ts';
