import { eventStream } from '@maquette/api';
import { watchJobs, watchNotices } from '@maquette/services';
import { composition } from '../../../server/compose.ts';
import { mergeEvents } from '../../../server/merge-events.ts';
import { openMembership } from '../../../server/open-membership.ts';
import { problemResponse } from '../../../server/problem-response.ts';

const checkMs = 4_000;

/**
 * Server-sent events of a workspace: `event: job`, data a `JobView`, first those under way as they are, then every
 * change; `event: notice`, data `{ unreadCount }`, when the person was told something or has read it. Ends within 5 s when the session ends or the membership does.
 */
export async function GET(request: Request): Promise<Response> {
  const workspaceId = new URL(request.url).searchParams.get('workspaceId') ?? '';
  const membership = await openMembership(workspaceId);
  if (!membership.ok) return problemResponse(membership.refusal);
  const { deps, bell, ending } = composition();
  const { actor, stillHolds } = membership.value;
  const gone = AbortSignal.any([request.signal, ending]);
  return eventStream({ gone, isAllowed: stillHolds, checkMs }, async function* (signal) {
    let count = 0;
    try {
      const events = mergeEvents([
        named('job', watchJobs(deps, bell, actor, {}, signal)),
        named('notice', watchNotices(deps, bell, actor, signal)),
      ]);
      for await (const { event, data } of events) yield { event, id: String(++count), data };
    } catch (error) {
      // the stream ends, and the browser opens a new one
      deps.log.error({ error, workspaceId }, 'an event stream broke');
    }
  });
}

async function* named(event: string, source: AsyncGenerator<object>) {
  for await (const data of source) yield { event, data: JSON.stringify(data) };
}
