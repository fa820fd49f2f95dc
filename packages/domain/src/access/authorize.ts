import { notFound, ok, refuse, type Result } from '../result/index.ts';
import { seesProject, type Actor, type Role } from './actor.ts';
import {
  permissions,
  type Action,
  type Grant,
  type Permission,
  type ProjectAction,
  type WorkspaceAction,
} from './permission-table.ts';

/** What the table needs to know of a project. */
export interface ProjectGate {
  id: string;
  name: string;
  ownerId: string;
  isRestricted: boolean;
  archivedAt: Date | string | null;
}

interface Subject {
  /** The user who made or owns the thing; leave out where it does not matter. */
  ownerId?: string | null;
}

/**
 * Whether this actor may; the reason is for showing. Deny by default. A project that the actor does not see is
 * `not-found`, like one that does not exist.
 */
export function authorize(actor: Actor, action: WorkspaceAction, subject?: Subject): Result<void>;
export function authorize(
  actor: Actor,
  action: ProjectAction,
  subject: Subject & { project: ProjectGate },
): Result<void>;
export function authorize(
  actor: Actor,
  action: Action,
  subject: Subject & { project?: ProjectGate } = {},
): Result<void> {
  const rule: Permission = permissions[action];
  const project = rule.in === 'project' ? subject.project : undefined;
  const standing = standingOf(actor, project);
  const isHidden = !project || !seesProject(actor, project.id) || standing.role === null;
  if (rule.in === 'project' && isHidden) return notFound();
  const key = checkKey(actor, rule);
  if (!key.ok) return key;
  const grant = standing.role && rule.grants[standing.role];
  const isOpen = (rule.billing && actor.billing) || (grant && holds(grant, { actor, standing, subject }));
  if (!isOpen) return denied(action, { actor, rule, grant, standing });
  if (project && project.archivedAt !== null && !rule.archived) return archived(project);
  return ok(undefined);
}

export function may(actor: Actor, action: WorkspaceAction, subject?: Subject): boolean;
export function may(
  actor: Actor,
  action: ProjectAction,
  subject: Subject & { project: ProjectGate },
): boolean;
export function may(actor: Actor, action: Action, subject?: Subject & { project?: ProjectGate }): boolean {
  return authorize(actor, action as ProjectAction, subject as Subject & { project: ProjectGate }).ok;
}

/** The roles that somebody may give to others, and take from them: an owner up to admin, an admin up to editor. */
export const mayGrant = (giver: Role, role: Role): boolean =>
  giver === 'owner' ? role !== 'owner' : giver === 'admin' && role !== 'owner' && role !== 'admin';

/** The refusal of everyone who tries to do something in an archived project. */
export const archived = ({ name }: { name: string }): Result<never> =>
  refuse('conflict.state', `The project "${name}" is archived.`, {
    suggestion: 'Take it out of the archive first, or choose another project.',
  });

/** Somebody's place in the table, for one project or for the workspace. */
interface Standing {
  /** The column; null: none (a restricted project without a part in it). */
  role: Role | null;
  isLead: boolean;
  /** Guests: an editor of the project, or of any when no project is asked about. */
  isEditor: boolean;
  mayComment: boolean;
  maySpend: boolean;
}

const rank: Record<Role, number> = { owner: 4, admin: 3, editor: 2, viewer: 1, guest: 0 };

/**
 * In a project: the higher of the workspace role and the project role; in a restricted one the project role alone.
 * Owners and admins are that everywhere. A guest stays a guest, with what their part lets them do.
 */
function standingOf(actor: Actor, project: ProjectGate | undefined): Standing {
  const { role, parts } = actor;
  const some = Object.values(parts);
  if (!project) {
    const isEditor = some.some((part) => part.role !== 'viewer');
    return { role, isLead: false, isEditor, mayComment: false, maySpend: false };
  }
  const part = parts[project.id];
  const isLead = part?.role === 'lead' || (role !== 'guest' && project.ownerId === actor.userId);
  const isEditor = isLead || part?.role === 'editor';
  const more = {
    isLead,
    isEditor,
    mayComment: part?.mayComment ?? false,
    maySpend: (part?.creditsPerMonth ?? null) !== null,
  };
  if (role === 'owner' || role === 'admin') return { role, ...more };
  if (role === 'guest') return { role: part ? role : null, ...more };
  const inProject = isEditor ? 'editor' : part ? 'viewer' : null;
  if (project.isRestricted) return { role: inProject, ...more };
  return { role: inProject && rank[inProject] > rank[role] ? inProject : role, ...more };
}

function holds(
  grant: Grant,
  { actor, standing, subject }: { actor: Actor; standing: Standing; subject: Subject },
): boolean {
  if (grant === 'any') return true;
  if (grant === 'own') return subject.ownerId === actor.userId;
  if (grant === 'lead') return standing.isLead;
  if (grant === 'if-editor') return standing.isEditor;
  if (grant === 'if-commenting') return standing.mayComment;
  if (grant === 'if-spending') return standing.maySpend;
  return actor.editorsMayShare;
}

function checkKey({ via }: Actor, rule: Permission): Result<void> {
  if (via.kind !== 'api-key') return ok(undefined);
  if (rule.scope === null)
    return refuse('access.denied', 'An API key cannot do this.', {
      suggestion: 'Do it signed in, in the browser.',
    });
  if (!via.scopes.includes(rule.scope))
    return refuse('access.denied', `This API key lacks the scope "${rule.scope}".`, {
      suggestion: 'Make a key with that scope.',
    });
  if (rule.in === 'workspace' && via.projectIds.length > 0 && !rule.keptKeys)
    return refuse('access.denied', 'This API key is kept to single projects.', {
      suggestion: 'Use a key of the whole workspace.',
    });
  return ok(undefined);
}

const why: Record<Exclude<Grant, 'any'>, (role: Role) => string> = {
  own: (role) => `As ${role} you may do this only with what is your own.`,
  lead: () => 'Only the lead of the project may do this, or an admin.',
  'if-editor': () => 'You may look at this project, not change what is in it.',
  'if-commenting': () => 'Comments are not open to you in this project.',
  'if-spending': () => 'Guests may not spend credits in this project.',
  'if-policy': () => 'This workspace leaves share links to owners and admins.',
};

function denied(
  action: Action,
  {
    actor,
    rule,
    grant,
    standing,
  }: { actor: Actor; rule: Permission; grant?: Grant | null; standing: Standing },
): Result<never> {
  const role = standing.role ?? actor.role;
  const message = grant && grant !== 'any' ? why[grant](role) : `Your role (${role}) does not allow this.`;
  return refuse('access.denied', message, {
    suggestion: 'Ask an owner or admin of the workspace.',
    detail: { action, role, what: rule.words },
  });
}
