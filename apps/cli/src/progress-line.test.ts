import { describe, expect, it } from 'vitest';
import type { JobView } from '@maquette/domain/jobs';
import { coarseProgressLine, progressLine } from './progress-line.ts';

const job = (view: Partial<JobView>): JobView =>
  ({
    status: 'running',
    stage: 'bake',
    progress: 0.5,
    queuePosition: null,
    etaSeconds: 4.2,
    ...view,
  }) as JobView;

describe('the progress of a job', () => {
  it.each([
    [
      { status: 'queued', queuePosition: 3, etaSeconds: 200 } as const,
      'Waiting, number 3 in the queue  about 4 min left',
    ],
    [
      {
        status: 'queued',
        startsAfter: { opensAt: '2030-01-05T21:00:00Z', timeZone: 'Europe/Berlin' },
      } as const,
      'Waiting for the off-peak window, starts at 5 January, 22:00 (Europe/Berlin)',
    ],
    [{}, '[############------------]  50 %  bake  about 5 s left'],
    [{ stage: null, progress: 0, etaSeconds: null }, '[------------------------]   0 %  starting'],
    [{ cancelRequested: true }, 'Cancelling …'],
    [{ status: 'succeeded', progress: 1 } as const, '[########################]  succeeded'],
  ])('%j is one line', (view, line) => {
    expect(progressLine(job(view))).toBe(line);
  });

  it('is said in few lines where lines cannot be replaced', () => {
    const lines = new Set(
      Array.from({ length: 100 }, (_, i) => coarseProgressLine(job({ progress: i / 100 }))),
    );
    expect(lines.size).toBe(10);
  });
});
