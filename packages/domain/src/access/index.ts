export * from './actor.ts';
export { archived, authorize, may, mayGrant, type ProjectGate } from './authorize.ts';
export { authorizeSomewhere } from './authorize-somewhere.ts';
export {
  actions,
  isProjectAction,
  permissions,
  type Action,
  type Grant,
  type Permission,
  type ProjectAction,
  type WorkspaceAction,
} from './permission-table.ts';
