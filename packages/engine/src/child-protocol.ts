import type { Engine, EngineResult, EngineTask, EngineThumbnail, PostStage } from './engine.ts';

/** What the module of a child engine exports as `default`. */
export interface ChildModule {
  engine: Engine;
  postStage?: PostStage;
}

/** A task as it crosses the border: without what cannot. */
export type PlainTask = Omit<EngineTask, 'signal' | 'progress'>;

export type ParentMessage =
  | { kind: 'run'; call: number; task: PlainTask }
  | { kind: 'post-stage'; call: number; task: PlainTask; result: EngineResult }
  | { kind: 'cancel'; call: number };

export type ChildMessage =
  | { kind: 'ready'; id: string; revision: string; operations: string[] }
  | { kind: 'broken'; message: string }
  | { kind: 'progress'; call: number; stage: string; fraction: number }
  | { kind: 'done'; call: number; value: EngineResult | EngineThumbnail[] }
  | { kind: 'failed'; call: number; error: PlainError };

/** An error as it crosses the border; its kind survives. */
export interface PlainError {
  type: 'refusal' | 'cancelled' | 'lost' | 'other';
  code: string;
  message: string;
  stack: string;
}
