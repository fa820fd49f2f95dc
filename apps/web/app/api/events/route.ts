import { watchJobs } from '@maquette/services';
import { composition } from '../../../server/compose.ts';
import { eventStream } from '../../../server/event-stream.ts';
import { openMembership } from '../../../server/open-membership.ts';
import { problemResponse } from '../../../server/problem-response.ts';

const recheckMs = 4_000;

/**
 * Server-sent events of a workspace's jobs: `event: job`, data a `JobView`; first the current state of each, then
 * every change. Ends within 5 s when the session ends or the membership does.
 */
export async function GET(request: Request): Promise<Response> {
  const workspaceId = new URL(request.url).searchParams.get('workspaceId') ?? '';
  const membership = await openMembership(workspaceId);
  if (!membership.ok) return problemResponse(membership.refusal);
  const { deps, bell, ending } = composition();
  const { actor, stillHolds } = membership.value;
  return eventStream({
    signal: AbortSignal.any([request.signal, ending]),
    recheckMs,
    stillHolds,
    onError: (error) => deps.log.error({ error, workspaceId }, 'an event stream broke'),
    async *events(signal) {
      for await (const job of watchJobs(deps, bell, actor, {}, signal)) yield { event: 'job', data: job };
    },
  });
}
