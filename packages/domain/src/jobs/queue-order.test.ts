import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseNext, queueRank, type WaitingJob } from './queue-order.ts';

const job = (id: string, workspaceId: string, more: Partial<WaitingJob> = {}): WaitingJob => ({
  id,
  workspaceId,
  engine: 'sculpt',
  rank: 1,
  createdMs: Number(id.replaceAll(/\D/g, '')),
  ...more,
});
const load = (free: number, more: { underWay?: Record<string, number>; max?: number } = {}) => ({
  freeByEngine: new Map([['sculpt', free]]),
  underWayByWorkspace: new Map(Object.entries(more.underWay ?? {})),
  runningMaxOf: () => more.max ?? 100,
});
const ids = (jobs: WaitingJob[]) => jobs.map(({ id }) => id);

test('takes the oldest first when all else is equal', () => {
  expect(ids(chooseNext([job('3', 'a'), job('1', 'a'), job('2', 'a')], load(2)))).toEqual(['1', '2']);
});

test('gives a workspace that asks for one job its turn at once, though another asked for 2,000 before', () => {
  const flood = Array.from({ length: 2_000 }, (_, i) => job(`${i}`, 'flooding'));
  const chosen = chooseNext([...flood, job('9999', 'small')], load(2, { underWay: { flooding: 1 } }));
  expect(ids(chosen)).toEqual(['9999', '0']);
});

test('a fast job goes ahead of standard ones, and those ahead of off-peak', () => {
  const waiting = [
    job('1', 'a', { rank: queueRank('off-peak', 5) }),
    job('2', 'b', { rank: queueRank('standard', 5) }),
    job('3', 'c', { rank: queueRank('fast', 5) }),
  ];
  expect(ids(chooseNext(waiting, load(3)))).toEqual(['3', '2', '1']);
});

test('whoever waits long enough draws level with the fast lane', () => {
  expect(queueRank('standard', 59)).toBe(1);
  expect(queueRank('standard', 60)).toBe(0);
  expect(queueRank('off-peak', 600)).toBe(0);
  expect(queueRank('off-peak', -5)).toBe(10);
});

test('a workspace never gets more than its plan lets run, and an engine never more than it has room for', () => {
  const anyJob = fc.record({
    id: fc.uuid(),
    workspaceId: fc.constantFrom('a', 'b', 'c'),
    engine: fc.constantFrom('sculpt', 'mesh', 'offline'),
    rank: fc.nat(3),
    createdMs: fc.nat(1_000),
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(anyJob, { selector: ({ id }) => id, maxLength: 40 }),
      fc.nat(6),
      fc.nat(6),
      fc.nat(4),
      (waiting, sculpt, mesh, max) => {
        const chosen = chooseNext(waiting, {
          freeByEngine: new Map([
            ['sculpt', sculpt],
            ['mesh', mesh],
          ]),
          underWayByWorkspace: new Map([['a', 1]]),
          runningMaxOf: () => max,
        });
        const count = (test: (job: WaitingJob) => boolean) => chosen.filter(test).length;
        expect(count(({ engine }) => engine === 'sculpt')).toBeLessThanOrEqual(sculpt);
        expect(count(({ engine }) => engine === 'mesh')).toBeLessThanOrEqual(mesh);
        expect(count(({ engine }) => engine === 'offline')).toBe(0);
        expect(count((j) => j.workspaceId === 'a')).toBeLessThanOrEqual(Math.max(0, max - 1));
        expect(count((j) => j.workspaceId === 'b')).toBeLessThanOrEqual(max);
        // Nothing that could still start is left behind.
        const left = waiting.filter((j) => !chosen.includes(j));
        for (const j of left) {
          const free =
            (j.engine === 'sculpt' ? sculpt : j.engine === 'mesh' ? mesh : 0) -
            count((c) => c.engine === j.engine);
          const under = count((c) => c.workspaceId === j.workspaceId) + (j.workspaceId === 'a' ? 1 : 0);
          expect(free <= 0 || under >= max).toBe(true);
        }
      },
    ),
  );
});
