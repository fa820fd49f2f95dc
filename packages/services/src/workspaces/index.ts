export { createWorkspace } from './create-workspace.ts';
export { listMembers } from './list-members.ts';
export { listWorkspaces } from './list-workspaces.ts';
export { renameWorkspace } from './rename-workspace.ts';
