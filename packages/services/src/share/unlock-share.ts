import { ok, type Result } from '@maquette/domain/result';
import { isPassword } from '../accounts/password-hash.ts';
import { noteAudit } from '../audit/index.ts';
import type { ServiceDeps } from '../deps.ts';
import { findShare, type LiveShare } from './find-share.ts';
import { passphraseNeeded, takeBoth, unlockLimits } from './share-limits.ts';
import { passSeconds, signPass } from './share-pass.ts';
import { hashShareToken } from './share-token.ts';
import { visitorOf, type Visitor } from './visitor.ts';

/**
 * Whether this is the link's passphrase; then what a browser keeps to prove it. An address that is not there gets the answer
 * of a wrong passphrase, in the same time. Tries are limited for each visitor and for the link.
 */
export async function unlockShare(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  { token, passphrase, visitor }: { token: string; passphrase: string; visitor: Visitor },
): Promise<Result<{ pass: string; seconds: number }>> {
  const found = await findShare(deps.db.prisma, token);
  const link = found.ok ? found.value : null;
  // counted before it is looked at: parallel guesses do not slip through
  const linkId = link?.id ?? hashShareToken(token);
  const whom = visitorOf({ id: linkId }, visitor);
  const limits = unlockLimits(deps.db);
  const limited = await takeBoth(limits, { visitor: whom, linkId });
  if (!limited.ok) return limited;
  const isRight = await isPassword(passphrase, link?.passphraseHash ?? null);
  if (link?.passphraseHash) await noteTry(deps, { link, visitor, isRight });
  if (!link || !isRight) return passphraseNeeded();
  await Promise.all([limits.perVisitor.reset(whom), limits.perLink.giveBack(linkId)]);
  return ok({ pass: signPass(deps, link), seconds: passSeconds });
}

function noteTry(
  { db }: Pick<ServiceDeps, 'db'>,
  { link, visitor, isRight }: { link: LiveShare; visitor: Visitor; isRight: boolean },
): Promise<void> {
  const { id, name, workspaceId, projectId } = link;
  const { ip, userAgent } = visitor;
  return db.transaction((tx) =>
    noteAudit(
      tx,
      { workspaceId, kind: 'visitor', name: 'A visitor', from: { ip, userAgent } },
      {
        action: 'share.unlocked',
        outcome: isRight ? 'allowed' : 'refused',
        target: { kind: 'share-link', id, name },
        projectId,
      },
    ),
  );
}
