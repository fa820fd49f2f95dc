export { createWorkspace } from './create-workspace.ts';
export { deleteWorkspace } from './delete-workspace.ts';
export { listMembers } from './list-members.ts';
export { listWorkspaces } from './list-workspaces.ts';
export { renameWorkspace } from './rename-workspace.ts';
export { sweepWorkspaces } from './sweep-workspaces.ts';
