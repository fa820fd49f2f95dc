import { EngineCancelled } from '@maquette/engine';
import { describe, expect, it } from 'vitest';
import { createPace } from './pace.ts';

describe('the pace of a task', () => {
  it('tells stages with fractions that never fall', async () => {
    const told: [string, number][] = [];
    const pace = createPace(new AbortController().signal, (stage, fraction) => told.push([stage, fraction]));
    await pace.stage('matte', 0.3);
    await pace.stage('depth', 0.2);
    await pace.stage('write', 7);
    expect(told).toEqual([
      ['matte', 0.3],
      ['depth', 0.3],
      ['write', 1],
    ]);
  });

  it('breathes at once while there is time, and stops when cancelled', async () => {
    const controller = new AbortController();
    const pace = createPace(controller.signal, () => undefined);
    await pace.breathe();
    controller.abort();
    await expect(pace.stage('solid', 0.5)).rejects.toThrow(EngineCancelled);
    const longSinceMs = performance.now() + 60;
    while (performance.now() < longSinceMs);
    await expect(pace.breathe()).rejects.toThrow(EngineCancelled);
  });
});
