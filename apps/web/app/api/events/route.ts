import { eventStream } from '@maquette/api';
import { watchJobs } from '@maquette/services';
import { composition } from '../../../server/compose.ts';
import { openMembership } from '../../../server/open-membership.ts';
import { problemResponse } from '../../../server/problem-response.ts';

const checkMs = 4_000;

/**
 * Server-sent events of a workspace's jobs: `event: job`, data a `JobView`; first those under way as they are, then
 * every change. Ends within 5 s when the session ends or the membership does.
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
      for await (const job of watchJobs(deps, bell, actor, {}, signal))
        yield { event: 'job', id: String(++count), data: JSON.stringify(job) };
    } catch (error) {
      // the stream ends, and the browser opens a new one
      deps.log.error({ error, workspaceId }, 'an event stream broke');
    }
  });
}
