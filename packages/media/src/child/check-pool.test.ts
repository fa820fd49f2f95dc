import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { createCheckPool } from './check-pool.ts';

const modulePath = fileURLToPath(new URL('../testing/misbehaving-child.ts', import.meta.url));
const pool = createCheckPool({ modulePath, memoryMb: 256, timeoutMs: 60_000 });
const impatient = createCheckPool({ modulePath, memoryMb: 256, timeoutMs: 3_000 });
afterAll(() => Promise.all([pool.close(), impatient.close()]));

const run = (path: string, where = pool) => where.run({ kind: 'model', path });
async function answer(where = pool): Promise<{ pid: number; env: string[] }> {
  const end = await run('answer', where);
  if (end.kind !== 'answered' || !end.result.ok) throw new Error(JSON.stringify(end));
  return end.result.value as unknown as { pid: number; env: string[] };
}
const isRunning = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('a check that goes wrong', () => {
  it.each([
    ['heap', { kind: 'memory' }],
    ['native', { kind: 'memory' }],
    ['throw', { kind: 'crashed', message: 'Error: something unforeseen' }],
    ['exit', { kind: 'crashed', message: 'ended with 3' }],
    ['killed', { kind: 'crashed', message: 'ended with SIGSEGV' }],
  ])('%s: ends as %j, and the next file is checked', async (deed, end) => {
    const before = await answer();
    expect(await run(deed)).toEqual(end);
    const after = await answer();
    expect(after.pid).not.toBe(before.pid);
    expect(isRunning(before.pid)).toBe(false);
  });
});

describe('a check that takes too long', () => {
  it('is stopped, and the next file is checked', async () => {
    const before = await answer(impatient);
    expect(await run('hang', impatient)).toEqual({ kind: 'timeout' });
    expect((await answer(impatient)).pid).not.toBe(before.pid);
    expect(isRunning(before.pid)).toBe(false);
  });
});

describe('a check that goes well', () => {
  it('leaves its process warm for the next one', async () => {
    expect((await answer()).pid).toBe((await answer()).pid);
  });

  it('does not wait for another that hangs', async () => {
    const hanging = run('hang', impatient);
    expect(await answer(impatient)).toBeDefined();
    expect(await hanging).toEqual({ kind: 'timeout' });
  });

  it('sees nothing of our environment', async () => {
    process.env['MAQUETTE_SECRET'] = 'not for files';
    const { env } = await answer();
    expect(env).not.toContain('MAQUETTE_SECRET');
    expect(env.filter((name) => /secret|url|token|key|home/i.test(name))).toEqual([]);
  });

  it('shares two processes with many others', async () => {
    const pids = (await Promise.all(Array.from({ length: 10 }, () => answer()))).map(({ pid }) => pid);
    expect(new Set(pids).size).toBeLessThanOrEqual(10);
    expect(pids.filter(isRunning).length).toBeGreaterThan(0);
  });
});

describe('a pool', () => {
  it('that is closed takes no more, and leaves no process behind', async () => {
    const other = createCheckPool({ modulePath, memoryMb: 256, timeoutMs: 60_000 });
    const end = await other.run({ kind: 'model', path: 'answer' });
    const { pid } = (end as unknown as { result: { value: { pid: number } } }).result.value;
    const hanging = other.run({ kind: 'model', path: 'hang' });
    await other.close();
    expect((await hanging).kind).not.toBe('answered');
    await expect(other.run({ kind: 'model', path: 'answer' })).rejects.toThrow('closed');
    await expect.poll(() => isRunning(pid)).toBe(false);
  });

  it('whose program does not start says so', async () => {
    const broken = createCheckPool({ modulePath: '/nowhere/child.ts', memoryMb: 256, timeoutMs: 60_000 });
    await expect(broken.run({ kind: 'model', path: 'answer' })).rejects.toThrow('did not start');
  });
});
