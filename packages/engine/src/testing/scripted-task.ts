import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createChildEngine, type ChildEngineOptions } from '../create-child-engine.ts';
import type { EngineTask } from '../engine.ts';

/** A task for the scripted engine, with what it reported. */
export function scriptedTask(script: string, more: Partial<EngineTask> = {}) {
  const stages: string[] = [];
  const abort = new AbortController();
  const task: EngineTask = {
    operation: 'import-model',
    params: { script },
    provenance: { job: 'job_1' },
    inputs: {},
    resultCount: 1,
    folder: mkdtempSync(path.join(tmpdir(), 'maquette-task-')),
    signal: abort.signal,
    progress: (stage) => stages.push(stage),
    ...more,
  };
  return { task, stages, cancel: () => abort.abort() };
}

export const scriptedModule = fileURLToPath(new URL('./scripted-engine.ts', import.meta.url));

export const scriptedChildEngine = (more: Partial<ChildEngineOptions> = {}) =>
  createChildEngine({
    id: 'mesh',
    revision: 'scripted-1',
    operations: ['import-model'],
    modulePath: scriptedModule,
    memoryMb: 350,
    timeoutSeconds: 30,
    ...more,
  });
