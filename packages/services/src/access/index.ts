export { authenticateApiKey } from './authenticate-api-key.ts';
export { enterWorkspace } from './enter-workspace.ts';
