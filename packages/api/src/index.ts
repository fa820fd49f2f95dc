export { createRestApi } from './rest/create-rest-api.ts';
export { eventStream } from './rest/event-stream.ts';
export { handleUpload } from './rest/handle-upload.ts';
export { serveFile } from './rest/serve-file.ts';
export type { RestOptions } from './rest/rest-context.ts';
export { problemResponse } from './rest/problem.ts';
export { textDownload } from './text-download.ts';
export { usageInput } from './usage-input.ts';
export { createWorkerApi, type WorkerApiOptions } from './worker/create-worker-api.ts';
