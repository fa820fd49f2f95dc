import type { Actor, ApiScope, ProjectPart, Role } from './actor.ts';
import type { ProjectGate } from './authorize.ts';

/** Members and projects for tests of the table. */

export const member = (role: Role, more: Partial<Actor> = {}): Actor => ({
  workspaceId: 'ws_1',
  userId: 'usr_me',
  role,
  billing: false,
  parts: {},
  reach: role === 'guest' ? { all: false, only: [] } : { all: true, but: [] },
  editorsMayShare: true,
  via: { kind: 'session', sessionId: 'ses_1' },
  ...more,
});

export const withKey = (actor: Actor, scopes: ApiScope[], projectIds: string[] = []): Actor => ({
  ...actor,
  ...(projectIds.length > 0 && { reach: { all: false as const, only: projectIds } }),
  via: { kind: 'api-key', apiKeyId: 'key_1', scopes, projectIds },
});

export const openProject: ProjectGate = {
  id: 'prj_1',
  name: 'Chairs',
  ownerId: 'usr_lead',
  isRestricted: false,
  archivedAt: null,
};

const part: ProjectPart = { role: 'viewer', mayComment: false, creditsPerMonth: null };

/** Somebody with a part in `openProject`. */
export const takingPart = (role: Role, more: Partial<ProjectPart> = {}): Actor =>
  member(role, {
    parts: { [openProject.id]: { ...part, ...more } },
    reach: role === 'guest' ? { all: false, only: [openProject.id] } : { all: true, but: [] },
  });
