export type Role = 'owner' | 'admin' | 'editor' | 'viewer';

/** Who asks, and in which workspace. Made by `services/access` from a session or an API key, never from input. */
export interface Actor {
  workspaceId: string;
  userId: string;
  role: Role;
  billing: boolean;
  via: { kind: 'session'; sessionId: string } | { kind: 'api-key'; apiKeyId: string; scopes: ApiScope[] };
}

export const apiScopes = ['read', 'write', 'jobs', 'billing'] as const;
export type ApiScope = (typeof apiScopes)[number];

/** How an actor is written on postings and in logs: `user:usr_…`, `key:key_…`. */
export const actorLabel = (actor: Actor): string =>
  actor.via.kind === 'api-key' ? `key:${actor.via.apiKeyId}` : `user:${actor.userId}`;
