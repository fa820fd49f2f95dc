import { Prisma } from '@maquette/db';
import type { Actor } from '@maquette/domain/access';
import { auditChange } from '@maquette/domain/audit';
import { ok, type Result } from '@maquette/domain/result';
import type { ShareLinkView } from '@maquette/domain/share';
import { tidyName } from '@maquette/domain/workspaces';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { authorizeSharing, lockShareLink, wasRevoked } from './lock-share-link.ts';
import { readShareLinks } from './read-share-links.ts';
import { applyOptions, hashPassphrase, termsForAudit, type ShareOptions } from './share-options.ts';

export interface ShareLinkChange extends ShareOptions {
  linkId: string;
  name?: string;
}

/**
 * Changes what a link lets visitors do, its end, its sites or its passphrase; what is left out stays. Holds at once; who
 * gave the old passphrase has to give the new one. An expired link works again with a later end, a revoked one never.
 */
export async function changeShareLink(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  actor: Actor,
  input: ShareLinkChange,
): Promise<Result<ShareLinkView>> {
  const { workspaceId } = actor;
  // an expensive hash, made before anything is locked
  const passphraseHash = await hashPassphrase(input.passphrase);
  return deps.db.transaction(async (tx) => {
    const link = await lockShareLink(tx, actor, input.linkId);
    if (!link.ok) return link;
    const { id, projectId } = link.value;
    if (link.value.revokedAt) return wasRevoked();
    const mayComment = input.mayComment ?? false;
    const allowed = await authorizeSharing(tx, actor, { projectId, mayComment });
    if (!allowed.ok) return allowed;
    if (!passphraseHash.ok) return passphraseHash;
    const name = tidyName(input.name ?? link.value.name, { field: 'name', kind: 'shareLink' });
    if (!name.ok) return name;
    const terms = applyOptions(deps, link.value, { ...input, passphraseHash: passphraseHash.value });
    if (!terms.ok) return terms;
    await tx.shareLink.update({ where: { id }, data: { name: name.value, ...terms.value } });
    const [view] = await readShareLinks(tx, Prisma.sql`s."workspaceId" = ${workspaceId} AND s."id" = ${id}`);
    await noteAudit(tx, actor, {
      action: 'share.changed',
      target: { kind: 'share-link', id, name: name.value },
      projectId,
      ...auditChange(
        { name: link.value.name, ...termsForAudit(link.value) },
        {
          name: name.value,
          ...termsForAudit(terms.value),
          ...(input.passphrase && { passphraseChanged: true }),
        },
      ),
    });
    return ok(view!);
  });
}
