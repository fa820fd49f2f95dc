import { setTimeout as delay } from 'node:timers/promises';
import { isFinal, type JobView } from '@maquette/domain/jobs';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { ExitError } from './exit-error.ts';
import { ProblemError, type RestClient } from './rest-client.ts';

const pollMs = 1000;
/** A studio that restarts is back within this. */
const silentPollsMax = 60;

/**
 * Follows a job to its end by its event stream, and by asking again when the stream breaks off. Throws when the
 * studio says no, or does not answer for a minute.
 */
export async function followJob(
  client: RestClient,
  jobId: string,
  onChange: (job: JobView) => void,
  wait: (ms: number) => Promise<unknown> = delay,
): Promise<JobView> {
  for (let silentPolls = 0; ;) {
    const streamed = await readEvents(client, jobId, onChange);
    if (streamed) return streamed;
    try {
      const job = await client.json<JobView>('GET', `jobs/${jobId}`);
      silentPolls = 0;
      onChange(job);
      if (isFinal(job.status)) return job;
    } catch (error) {
      if (isRefusal(error) || ++silentPolls > silentPollsMax) throw error;
    }
    await wait(pollMs);
  }
}

/** The job in its final state, or null when the stream ended or broke off before. */
async function readEvents(
  client: RestClient,
  jobId: string,
  onChange: (job: JobView) => void,
): Promise<JobView | null> {
  try {
    const response = await client.raw(`jobs/${jobId}/events`, { headers: { accept: 'text/event-stream' } });
    const events = response
      .body!.pipeThrough(new TextDecoderStream())
      .pipeThrough(new EventSourceParserStream());
    for await (const { event, data } of events) {
      if (event !== 'job') continue;
      const job = JSON.parse(data) as JobView;
      onChange(job);
      if (isFinal(job.status)) return job;
    }
  } catch (error) {
    if (isRefusal(error)) throw error;
  }
  return null;
}

/** A plain no stays no; a failure or a busy studio may pass. */
const isRefusal = (error: unknown): boolean =>
  error instanceof ProblemError
    ? error.status < 500 && error.status !== 429
    : error instanceof ExitError && error.exitCode !== 4;
