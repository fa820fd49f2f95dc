import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ChildEngine } from './create-child-engine.ts';
import { EngineCancelled, EngineLost, EngineRefusal } from './engine.ts';
import { scriptedChildEngine, scriptedTask } from './testing/scripted-task.ts';

describe('an engine in a child process', () => {
  const engines: ChildEngine[] = [];
  const open = (...options: Parameters<typeof scriptedChildEngine>) => {
    const engine = scriptedChildEngine(...options);
    engines.push(engine);
    return engine;
  };
  afterEach(() => Promise.all(engines.splice(0).map((engine) => engine.close())));

  it('gives results, a note and its progress', async () => {
    const { task, stages } = scriptedTask('progress', { resultCount: 2 });
    const result = await open().run(task);
    expect(result.note).toBe('made by a script');
    expect(result.results.map((file) => readFileSync(file.path, 'utf8'))).toEqual([
      'glb 0 of job_1',
      'glb 1 of job_1',
    ]);
    expect(stages).toEqual(['stage 0.25', 'stage 0.5', 'stage 1']);
  });

  it('makes thumbnails in the child too', async () => {
    const engine = open();
    const { task } = scriptedTask('finish');
    const [thumbnail] = await engine.postStage(task, await engine.run(task));
    expect(readFileSync(thumbnail!.path, 'utf8')).toBe('webp');
  });

  it('stays warm between tasks', async () => {
    const engine = open();
    await engine.warm();
    const first = await whoRan(engine);
    expect(await whoRan(engine)).toBe(first);
  });

  it('shows the child nothing of our environment but what it is given', async () => {
    const { task, stages } = scriptedTask('environment');
    await open({ env: { LANG: 'C' } }).run(task);
    expect(stages[0]!.split(',').filter((name) => !name.startsWith('NODE_'))).toEqual(['LANG']);
  });

  it('keeps a refusal a refusal, with its code and sentence', async () => {
    const refused = open().run(scriptedTask('refuse').task);
    await expect(refused).rejects.toBeInstanceOf(EngineRefusal);
    await expect(refused).rejects.toMatchObject({
      code: 'INPUT_EMPTY',
      message: 'There is nothing in this picture.',
    });
  });

  it('passes a bug on as an error, with the stack of the child', async () => {
    const broken = open().run(scriptedTask('throw').task);
    await expect(broken).rejects.toMatchObject({ message: 'x is undefined' });
    await expect(broken).rejects.toHaveProperty('stack', expect.stringContaining('scripted-engine.ts'));
  });

  it('is lost when the child crashes, and works again afterwards', async () => {
    const engine = open();
    await expect(engine.run(scriptedTask('crash').task)).rejects.toThrow(
      new EngineLost('The engine stopped unexpectedly.'),
    );
    await engine.run(scriptedTask('finish').task);
  });

  it.each(['fillHeap', 'fillBuffers'])(
    'is stopped when it uses too much memory (%s), and says so',
    async (script) => {
      const engine = open();
      await expect(engine.run(scriptedTask(script).task)).rejects.toThrow(
        new EngineLost('The engine ran out of memory.'),
      );
      await engine.run(scriptedTask('finish').task);
    },
  );

  it('replaces a child that has grown, between tasks', async () => {
    const engine = open();
    const first = await whoRan(engine);
    await engine.run(scriptedTask('grow').task);
    const second = await whoRan(engine);
    expect(second).not.toBe(first);
    expect(second).toMatch(/ 0$/);
  });

  it('refuses what takes too long', async () => {
    const engine = open({ timeoutSeconds: 0.3 });
    await engine.warm();
    await expect(engine.run(scriptedTask('compute').task)).rejects.toMatchObject({ code: 'TIMEOUT' });
    await engine.run(scriptedTask('finish').task);
  });

  it('stops within 200 ms of a cancellation, also in the middle of a computation', async () => {
    const engine = open();
    await engine.warm();
    const { task, cancel } = scriptedTask('compute');
    const run = engine.run(task);
    const atMs = performance.now();
    cancel();
    await expect(run).rejects.toBeInstanceOf(EngineCancelled);
    expect(performance.now() - atMs).toBeLessThan(200);
  });

  it('keeps a child that stops by itself when it is cancelled', async () => {
    const engine = open();
    const before = await whoRan(engine);
    const { task, stages, cancel } = scriptedTask('wait');
    const run = engine.run(task);
    await vi.waitFor(() => expect(stages).toEqual(['waiting']));
    cancel();
    await expect(run).rejects.toBeInstanceOf(EngineCancelled);
    expect(await whoRan(engine)).toBe(before);
  });

  it('does not start a task that was cancelled before', async () => {
    const { task, cancel } = scriptedTask('crash');
    cancel();
    await expect(open().run(task)).rejects.toBeInstanceOf(EngineCancelled);
  });

  it('runs as many tasks at once as it has slots, and lets the others wait', async () => {
    const engine = open({ slots: 2 });
    await engine.warm();
    const pids = await Promise.all([whoRan(engine), whoRan(engine), whoRan(engine), whoRan(engine)]);
    expect(new Set(pids).size).toBe(2);
  });

  it('says at the start when the module cannot be loaded or is another engine', async () => {
    await expect(open({ modulePath: '/nowhere.ts' }).warm()).rejects.toBeInstanceOf(EngineLost);
    await expect(open({ revision: 'other' }).warm()).rejects.toThrow(/mesh scripted-1, not mesh other/);
  });

  it('leaves no process behind when its parent is killed', async () => {
    const file = fileURLToPath(new URL('./testing/doomed-parent.ts', import.meta.url));
    const parent = spawn(process.execPath, ['--import', 'tsx', file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number(/pid (\d+)/.exec(line.toString())![1]);
    expect(isAlive(pid)).toBe(true);
    parent.kill('SIGKILL');
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), 10_000);
  });
});

async function whoRan(engine: ChildEngine): Promise<string> {
  const { task, stages } = scriptedTask('whoAmI');
  await engine.run(task);
  return stages[0]!;
}

/** A zombie, whose parent is gone and which nobody has reaped yet, does not count. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^\d+ \(.*\) [ZX]/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
