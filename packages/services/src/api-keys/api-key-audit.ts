import type { ApiKeyModel } from '@maquette/db';

/** What an event about a key is about. */
export const keyTarget = ({ id, name }: Pick<ApiKeyModel, 'id' | 'name'>) => ({
  target: { kind: 'api-key', id, name },
});

/** What of a key stands in the audit log; its secret is nowhere. */
export const keyFields = ({ name, kind, prefix, scopes, projectIds, expiresAt }: ApiKeyModel) => ({
  name,
  kind,
  prefix,
  scopes,
  projectIds,
  expiresAt: expiresAt?.toISOString() ?? null,
});
