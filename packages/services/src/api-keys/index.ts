export { createApiKey, type NewApiKey } from './create-api-key.ts';
export { listApiKeys } from './list-api-keys.ts';
export { renameApiKey } from './rename-api-key.ts';
export { revokeApiKey } from './revoke-api-key.ts';
export { rotateApiKey, type RotateApiKey } from './rotate-api-key.ts';
