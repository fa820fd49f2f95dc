import { refuse, ok, type Result } from '../result/index.ts';
import type { Actor, ApiScope, Role } from './actor.ts';

/** What can be asked for, who may (product.md, table of roles), and which scope an API key needs for it. */
const permissions = {
  'workspace.see': { roles: ['owner', 'admin', 'editor', 'viewer'], scope: 'read' },
  'workspace.edit': { roles: ['owner', 'admin'], scope: 'write' },
  'project.see': { roles: ['owner', 'admin', 'editor', 'viewer'], scope: 'read' },
  'project.create': { roles: ['owner', 'admin', 'editor'], scope: 'write' },
  'project.edit': { roles: ['owner', 'admin', 'editor'], scope: 'write' },
  'project.archive': { roles: ['owner', 'admin', 'editor'], scope: 'write', ownOnlyFor: ['editor'] },
  'asset.see': { roles: ['owner', 'admin', 'editor', 'viewer'], scope: 'read' },
  'asset.edit': { roles: ['owner', 'admin', 'editor'], scope: 'write' },
  'asset.trash': { roles: ['owner', 'admin', 'editor'], scope: 'write', ownOnlyFor: ['editor'] },
  'upload.create': { roles: ['owner', 'admin', 'editor'], scope: 'write' },
  'job.see': { roles: ['owner', 'admin', 'editor', 'viewer'], scope: 'read' },
  'job.start': { roles: ['owner', 'admin', 'editor'], scope: 'jobs' },
  'job.cancel': { roles: ['owner', 'admin', 'editor'], scope: 'jobs', ownOnlyFor: ['editor'] },
  'preset.edit': { roles: ['owner', 'admin', 'editor'], scope: 'write' },
  'wallet.see-balance': { roles: ['owner', 'admin', 'editor'], scope: 'read', billing: true },
  'wallet.see-ledger': { roles: ['owner', 'admin'], scope: 'read', billing: true },
  /** Of the whole workspace; an editor sees what they spent themselves (`usage.see-own`). */
  'usage.see': { roles: ['owner', 'admin'], scope: 'read', billing: true },
  'usage.see-own': { roles: ['owner', 'admin', 'editor'], scope: 'read', billing: true },
  'billing.see': { roles: ['owner', 'admin'], scope: 'billing', billing: true },
  'billing.manage': { roles: ['owner'], scope: 'billing', billing: true },
  'limit.manage': { roles: ['owner', 'admin'], scope: 'billing', billing: true },
  /** An owner lets more be spent than a cap says. */
  'limit.override': { roles: ['owner'], scope: null },
  'approval.decide': { roles: ['owner'], scope: null, billing: true },
  'alert.manage': { roles: ['owner', 'admin'], scope: 'billing', billing: true },
  'webhook.manage': { roles: ['owner', 'admin'], scope: null },
  'api-key.manage-own': { roles: ['owner', 'admin', 'editor', 'viewer'], scope: null },
} as const satisfies Record<string, Permission>;

interface Permission {
  roles: readonly Role[];
  /** The scope that an API key needs; null: never through a key. */
  scope: ApiScope | null;
  /** These roles may only on what they made or own themselves. */
  ownOnlyFor?: readonly Role[];
  /** The billing flag opens it to any role. */
  billing?: boolean;
}

export type Action = keyof typeof permissions;

export interface Subject {
  /** The user who made or owns the thing; leave out where it does not matter. */
  ownerId?: string;
}

/** Whether this actor may; the reason is for showing. Deny by default. */
export function authorize(actor: Actor, action: Action, subject: Subject = {}): Result<void> {
  const rule: Permission = permissions[action];
  if (actor.via.kind === 'api-key') {
    if (rule.scope === null)
      return refuse('access.denied', 'An API key cannot do this.', {
        suggestion: 'Do it signed in, in the browser.',
      });
    if (!actor.via.scopes.includes(rule.scope))
      return refuse('access.denied', `This API key lacks the scope "${rule.scope}".`, {
        suggestion: 'Make a key with that scope.',
      });
  }
  if (rule.billing && actor.billing) return ok(undefined);
  if (!rule.roles.includes(actor.role))
    return refuse('access.denied', `Your role (${actor.role}) does not allow this.`, {
      suggestion: 'Ask an owner or admin of the workspace.',
      detail: { action, role: actor.role },
    });
  if (rule.ownOnlyFor?.includes(actor.role) && subject.ownerId !== actor.userId)
    return refuse('access.denied', `As ${actor.role} you may do this only with what is your own.`, {
      suggestion: 'Ask its owner, or an admin of the workspace.',
      detail: { action, role: actor.role },
    });
  return ok(undefined);
}

export const may = (actor: Actor, action: Action, subject?: Subject): boolean =>
  authorize(actor, action, subject).ok;
