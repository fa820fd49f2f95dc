/** Of a member in the workspace. A guest sees only the projects that they were invited to. */
export type Role = 'owner' | 'admin' | 'editor' | 'viewer' | 'guest';
/** From the most to the least. */
export const roles = ['owner', 'admin', 'editor', 'viewer', 'guest'] as const satisfies readonly Role[];

/** What somebody is in one project, beyond their role in the workspace. */
export type ProjectRole = 'lead' | 'editor' | 'viewer';
export const projectRoles = ['lead', 'editor', 'viewer'] as const satisfies readonly ProjectRole[];

/** Somebody's part in one project. */
export interface ProjectPart {
  role: ProjectRole;
  /** Guests only. */
  mayComment: boolean;
  /** Guests only: credits that they may spend there in a month; null: none. */
  creditsPerMonth: number | null;
}

/** Which projects somebody sees at all: all but these, or only these. */
export type Reach = { all: true; but: readonly string[] } | { all: false; only: readonly string[] };

/** Who asks, and in which workspace. Made by `services/access` from a session or an API key, never from input. */
export interface Actor {
  workspaceId: string;
  userId: string;
  role: Role;
  billing: boolean;
  /** Their parts in projects, by the project's id. */
  parts: Readonly<Record<string, ProjectPart>>;
  reach: Reach;
  /** Whether the workspace lets editors hand out share links. */
  editorsMayShare: boolean;
  via: SessionVia | ApiKeyVia;
  /** Where the request came from, for the audit log. */
  from?: Origin;
}

interface SessionVia {
  kind: 'session';
  sessionId: string;
}

interface ApiKeyVia {
  kind: 'api-key';
  apiKeyId: string;
  scopes: ApiScope[];
  /** The key is kept to these; empty: to none in particular. */
  projectIds: readonly string[];
}

export interface Origin {
  ip: string | null;
  userAgent: string | null;
}

export const apiScopes = ['read', 'write', 'jobs', 'billing'] as const;
export type ApiScope = (typeof apiScopes)[number];

/** How an actor is written on postings and in logs: `user:usr_…`, `key:key_…`. */
export const actorLabel = (actor: Actor): string =>
  actor.via.kind === 'api-key' ? `key:${actor.via.apiKeyId}` : `user:${actor.userId}`;

/** Whether the project is there at all for this actor; what is not there is answered like what does not exist. */
export const seesProject = ({ reach }: Pick<Actor, 'reach'>, projectId: string): boolean =>
  reach.all ? !reach.but.includes(projectId) : reach.only.includes(projectId);
