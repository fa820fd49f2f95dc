import type { ApiKeyView } from '@maquette/domain/workspaces';

interface ApiKeyRow {
  id: string;
  userId: string;
  name: string;
  prefix: string;
  scopes: string[];
  createdAt: Date;
  lastUsedAt: Date | null;
  expiresAt: Date | null;
  revokedAt: Date | null;
}

/** A key as it is listed: nothing that could be used. */
export const apiKeyView = (row: ApiKeyRow, makerName: string): ApiKeyView => ({
  id: row.id,
  name: row.name,
  createdBy: { id: row.userId, name: makerName },
  prefix: row.prefix,
  scopes: row.scopes,
  createdAt: row.createdAt.toISOString(),
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  expiresAt: row.expiresAt?.toISOString() ?? null,
  revokedAt: row.revokedAt?.toISOString() ?? null,
});
