import type { Bell } from '@maquette/db';
import type { Actor } from '@maquette/domain/access';
import type { ServiceDeps } from '../deps.ts';
import { countUnread } from './list-notices.ts';
import { noticePayload } from './note-notices.ts';

/** Rings get lost with a connection: look this often in any case. */
const lookAgainMs = 15_000;

/**
 * Says how many notices the actor has not read: at each ring, and when a look every 15 s finds another number. Ends when
 * `signal` is aborted.
 */
export async function* watchNotices(
  deps: Pick<ServiceDeps, 'db'>,
  bell: Bell,
  actor: Actor,
  signal: AbortSignal,
): AsyncGenerator<{ unreadCount: number }> {
  let hasRung = false;
  let wake = () => {};
  const stop = bell.on('notice', (payload) => {
    if (payload !== noticePayload(actor)) return;
    hasRung = true;
    wake();
  });
  const onAbort = () => wake();
  signal.addEventListener('abort', onAbort);
  let said = await countUnread(deps, actor);
  try {
    while (!signal.aborted) {
      if (!hasRung)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, lookAgainMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      if (signal.aborted) return;
      const rang = hasRung;
      hasRung = false;
      const unreadCount = await countUnread(deps, actor);
      if (rang || unreadCount !== said) yield { unreadCount };
      said = unreadCount;
    }
  } finally {
    stop();
    signal.removeEventListener('abort', onAbort);
  }
}
