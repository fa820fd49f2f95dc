import { Prisma, type Transaction } from '@maquette/db';
import type { Actor } from '@maquette/domain/access';
import { ok, refuse, type Result } from '@maquette/domain/result';
import type { ShareLinkView, ShareTarget } from '@maquette/domain/share';
import { tidyName } from '@maquette/domain/workspaces';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { newId } from '../new-id.ts';
import { authorizeSharing } from './lock-share-link.ts';
import { readShareLinks } from './read-share-links.ts';
import { readTarget } from './read-target.ts';
import {
  applyOptions,
  hashPassphrase,
  termsForAudit,
  usualTerms,
  type ShareOptions,
} from './share-options.ts';
import { makeShareToken } from './share-token.ts';
import { shareAddresses, type ShareAddresses } from './share-addresses.ts';

export interface NewShareLink extends ShareTarget, ShareOptions {
  /** For a folder or project: what visitors see above it. Left out: what it is called now. */
  name?: string;
}

/** Links of one project that work at the same time. */
const linksMax = 200;

/**
 * Makes a link with which anyone who has it sees this, for 30 days unless told otherwise. Its address is in this answer
 * and nowhere else. Refuses what lies in the trash, and an editor where the workspace leaves links to owners and admins.
 */
export async function createShareLink(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  actor: Actor,
  input: NewShareLink,
): Promise<Result<ShareAddresses & { view: ShareLinkView }>> {
  const { workspaceId, userId } = actor;
  const { kind } = input;
  // an expensive hash, made before anything is locked
  const passphraseHash = await hashPassphrase(input.passphrase);
  return deps.db.transaction(async (tx) => {
    const target = await readTarget(tx, workspaceId, input);
    if (!target.ok) return target;
    const { projectId } = target.value;
    const allowed = await authorizeSharing(tx, actor, { projectId, mayComment: input.mayComment ?? false });
    if (!allowed.ok) return allowed;
    if (!passphraseHash.ok) return passphraseHash;
    const usual = { ...usualTerms(new Date()), kind };
    const terms = applyOptions(deps, usual, { ...input, passphraseHash: passphraseHash.value });
    if (!terms.ok) return terms;
    const name = tidyName(input.name ?? target.value.name, { field: 'name', kind: 'shareLink' });
    if (!name.ok) return name;
    const room = await checkRoom(tx, { workspaceId, projectId });
    if (!room.ok) return room;
    const { token, tokenHash } = makeShareToken();
    const id = newId('shareLink');
    await tx.shareLink.create({
      data: {
        id,
        workspaceId,
        projectId,
        kind,
        targetId: input.id,
        name: name.value,
        tokenHash,
        ...terms.value,
        createdById: userId,
      },
    });
    const [view] = await readShareLinks(tx, Prisma.sql`s."workspaceId" = ${workspaceId} AND s."id" = ${id}`);
    await noteAudit(tx, actor, {
      action: 'share.created',
      target: { kind: 'share-link', id, name: name.value },
      projectId,
      after: { of: `${kind} ${target.value.name}`, ...termsForAudit(terms.value) },
    });
    return ok({ ...shareAddresses(deps, { token, embedSites: terms.value.embedSites }), view: view! });
  });
}

/** One at a time in a project, so that the count holds. */
async function checkRoom(
  tx: Transaction,
  { workspaceId, projectId }: { workspaceId: string; projectId: string },
): Promise<Result<void>> {
  await tx.$queryRaw`
    SELECT 1 FROM "Project" WHERE "workspaceId" = ${workspaceId} AND "id" = ${projectId} FOR NO KEY UPDATE`;
  const count = await tx.shareLink.count({
    where: {
      workspaceId,
      projectId,
      revokedAt: null,
      OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }],
    },
  });
  if (count < linksMax) return ok(undefined);
  return refuse('conflict.state', `This project has ${count} share links, which is the most.`, {
    suggestion: 'Revoke one that is no longer used.',
  });
}
