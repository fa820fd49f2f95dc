export { authenticateApiKey } from './authenticate-api-key.ts';
export { enterWorkspace } from './enter-workspace.ts';
export { authorizeIn } from './project-gate.ts';
export { seenProjects, seenProjectsSql } from './seen-projects.ts';
