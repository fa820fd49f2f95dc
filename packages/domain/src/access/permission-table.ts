import type { ApiScope, Role } from './actor.ts';

/**
 * How far a role may go.
 * - `any`: with everything
 * - `own`: with what they made or own themselves
 * - `lead`: in projects that they lead
 * - `if-editor`: where they are editors of a project
 * - `if-commenting`: guests, where their part in the project lets them comment
 * - `if-spending`: guests, where their part in the project lets them spend, within its cap
 * - `if-policy`: editors, when the workspace lets them
 */
export type Grant = 'any' | 'own' | 'lead' | 'if-editor' | 'if-commenting' | 'if-spending' | 'if-policy';

/** One row of the table. */
export interface Permission {
  /** What it is about: the workspace as a whole, or things in one project. */
  in: 'workspace' | 'project';
  /** How far each role may go; null: not at all. */
  grants: Readonly<Record<Role, Grant | null>>;
  /** The scope that an API key needs; null: never through a key. */
  scope: ApiScope | null;
  /** What it is, for people: "to …". */
  words: string;
  /** The billing flag opens it to any role. */
  billing?: boolean;
  /** Also while the project is archived. */
  archived?: boolean;
  /** Also through a key that is kept to some projects, though it is about the workspace. */
  keptKeys?: boolean;
}

type Columns = readonly (Grant | null)[];
type More = Pick<Permission, 'billing' | 'archived' | 'keptKeys'>;

/** The columns of the table: owner, admin, editor, viewer, guest. */
const grantsOf = ([owner = null, admin = null, editor = null, viewer = null, guest = null]: Columns) => ({
  owner,
  admin,
  editor,
  viewer,
  guest,
});
const inWorkspace = (scope: ApiScope | null, columns: Columns, words: string, more: More = {}) => ({
  in: 'workspace' as const,
  scope,
  grants: grantsOf(columns),
  words,
  ...more,
});
const inProject = (scope: ApiScope | null, columns: Columns, words: string, more: More = {}) => ({
  in: 'project' as const,
  scope,
  grants: grantsOf(columns),
  words,
  ...more,
});

const any = 'any';
const no = null;

/**
 * Who may what: product.md's table of roles, row by row. The columns are owner, admin, editor, viewer, guest. Services,
 * routes, streams and the interface ask it, and docs/access.md is written from it.
 */
export const permissions = {
  'workspace.see': inWorkspace('read', [any, any, any, any, any], 'see the workspace', { keptKeys: true }),
  'workspace.edit': inWorkspace('write', [any, any, no, no, no], 'change the settings of the workspace'),
  'workspace.transfer': inWorkspace(null, [any, no, no, no, no], 'hand the workspace over'),
  'workspace.delete': inWorkspace(null, [any, no, no, no, no], 'delete the workspace'),
  'member.see': inWorkspace('read', [any, any, any, any, no], 'see who is in the workspace'),
  /** Up to a role: see `mayGrant`. */
  'member.manage': inWorkspace(null, [any, any, no, no, no], 'invite, change and remove members'),
  'member.set-billing': inWorkspace(null, [any, no, no, no, no], 'give and take the billing flag'),
  'member.leave': inWorkspace(null, [any, any, any, any, any], 'leave the workspace'),
  'project.see': inProject('read', [any, any, any, any, any], 'see the project', { archived: true }),
  'project.create': inWorkspace('write', [any, any, any, no, no], 'open a project'),
  'project.edit': inProject('write', [any, any, any, no, no], 'change what is written about the project'),
  'project.archive': inProject('write', [any, any, 'own', no, no], 'archive the project', { archived: true }),
  'project.delete': inProject(null, [any, any, 'own', no, no], 'delete the project', { archived: true }),
  'project.manage-access': inProject(
    null,
    [any, any, 'lead', no, no],
    'restrict the project and set roles in it',
    { archived: true },
  ),
  'asset.see': inProject('read', [any, any, any, any, any], 'see assets', { archived: true }),
  'asset.edit': inProject(
    'write',
    [any, any, any, no, 'if-editor'],
    'upload, rename, move, version and tag assets',
  ),
  'asset.trash': inProject('write', [any, any, 'own', no, no], 'put assets into the trash', {
    archived: true,
  }),
  'asset.purge': inProject(null, [any, any, no, no, no], 'delete assets for good', { archived: true }),
  /** A file before it lies in a project; who edits anywhere may bring one. */
  'upload.create': inWorkspace('write', [any, any, any, 'if-editor', 'if-editor'], 'upload files', {
    keptKeys: true,
  }),
  'comment.create': inProject('write', [any, any, any, any, 'if-commenting'], 'comment', { archived: true }),
  'comment.delete': inProject('write', [any, any, 'own', 'own', 'own'], 'delete comments', {
    archived: true,
  }),
  'checklist.tick': inProject('write', [any, any, any, no, 'if-editor'], 'tick the checklist of a result'),
  'checklist.approve': inProject(null, [any, any, 'lead', no, no], 'approve a result'),
  'share.see': inProject('read', [any, any, any, no, no], 'see share links', { archived: true }),
  'share.manage': inProject(null, [any, any, 'if-policy', no, no], 'hand out share links', {
    archived: true,
  }),
  'job.see': inProject('read', [any, any, any, any, any], 'see jobs', { archived: true }),
  'job.start': inProject('jobs', [any, any, any, no, 'if-spending'], 'start a job'),
  'job.cancel': inProject('jobs', [any, any, 'own', no, 'own'], 'cancel a job', { archived: true }),
  'preset.see': inWorkspace('read', [any, any, any, any, no], 'see presets'),
  'preset.edit': inWorkspace('write', [any, any, any, no, no], 'save and delete presets'),
  'wallet.see-balance': inWorkspace('read', [any, any, any, no, no], 'see the balance', { billing: true }),
  'wallet.see-ledger': inWorkspace('read', [any, any, no, no, no], 'see the ledger', { billing: true }),
  /** Of the whole workspace; an editor sees what they spent themselves (`usage.see-own`). */
  'usage.see': inWorkspace('read', [any, any, no, no, no], 'see the usage of the workspace', {
    billing: true,
  }),
  'usage.see-own': inWorkspace('read', [any, any, any, no, no], 'see what you spent', { billing: true }),
  'cap.see-own': inWorkspace('read', [any, any, any, any, any], 'see your own cap'),
  'billing.see': inWorkspace('billing', [any, any, no, no, no], 'see plan, payments and invoices', {
    billing: true,
  }),
  'billing.manage': inWorkspace('billing', [any, no, no, no, no], 'change the plan and pay', {
    billing: true,
  }),
  'limit.manage': inWorkspace('billing', [any, any, no, no, no], 'set caps and limits', { billing: true }),
  /** An owner lets more be spent than a cap says. */
  'limit.override': inWorkspace(null, [any, no, no, no, no], 'raise a cap'),
  'approval.see-own': inWorkspace('read', [any, any, any, any, any], 'see your requests for approval'),
  'approval.decide': inWorkspace(null, [any, no, no, no, no], 'approve expensive jobs', { billing: true }),
  'alert.manage': inWorkspace('billing', [any, any, no, no, no], 'set alert rules', { billing: true }),
  'notice.see': inWorkspace(null, [any, any, any, any, any], 'see your notices'),
  'webhook.manage': inWorkspace(null, [any, any, no, no, no], 'set up webhooks'),
  /** Viewers: keys that only read. */
  'api-key.manage-own': inWorkspace(null, [any, any, any, any, no], 'make API keys of your own'),
  'api-key.manage-workspace': inWorkspace(null, [any, any, no, no, no], 'make API keys of the workspace'),
  'audit.see': inWorkspace('read', [any, any, no, no, no], 'see the audit log'),
  /** The events about money, for who pays. */
  'audit.see-billing': inWorkspace(
    'read',
    [any, any, no, no, no],
    'see the billing events of the audit log',
    { billing: true },
  ),
} as const satisfies Record<string, Permission>;

export type Action = keyof typeof permissions;
/** Actions on things in a project: they are asked about with the project. */
export type ProjectAction = {
  [A in Action]: (typeof permissions)[A]['in'] extends 'project' ? A : never;
}[Action];
export type WorkspaceAction = Exclude<Action, ProjectAction>;

export const actions = Object.keys(permissions) as Action[];

export const isProjectAction = (action: Action): action is ProjectAction =>
  permissions[action].in === 'project';
