import { ok, type Result } from '@maquette/domain/result';
import type { ServiceDeps } from '../deps.ts';
import { findShare, type LiveShare } from './find-share.ts';
import { passphraseNeeded, readLimits, takeBoth } from './share-limits.ts';
import { isOpenTo } from './share-pass.ts';
import { visitorOf, type Visitor } from './visitor.ts';

/** A link that this visitor may use at this moment. Every way in for visitors begins here. */
export async function enterShare(
  deps: Pick<ServiceDeps, 'db' | 'settings'>,
  { token, visitor }: { token: string; visitor: Visitor },
): Promise<Result<LiveShare>> {
  const found = await findShare(deps.db.prisma, token);
  if (!found.ok) return found;
  const link = found.value;
  const limited = await takeBoth(readLimits(deps.db), { visitor: visitorOf(link, visitor), linkId: link.id });
  if (!limited.ok) return limited;
  return isOpenTo(deps, link, visitor.pass) ? ok(link) : passphraseNeeded();
}
