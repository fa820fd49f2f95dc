import type { EngineId } from '@maquette/domain/engines';

/**
 * What carries operations out. An engine works on files on disk and knows neither the studio, nor the queue, nor
 * a price: the harness (`runAttempt`) brings the inputs, reports the progress and delivers the results.
 */
export interface Engine {
  id: EngineId;
  /** Changes whenever the same inputs and parameters may give another result. At most 64 characters. */
  revision: string;
  /** Ids of the catalog in `domain/operations`. */
  operations: string[];
  /**
   * Does one task. Throws `EngineRefusal` for what the user can mend, `EngineCancelled` soon after the task's
   * signal is aborted, and anything else when the engine itself failed.
   */
  run(task: EngineTask): Promise<EngineResult>;
}

export interface EngineTask {
  operation: string;
  /** Checked against the operation's schema by the studio; upload ids in it are those of `inputs`. */
  params: Record<string, unknown>;
  /** Goes into `asset.extras` of every GLB that comes out. */
  provenance: Record<string, string | number>;
  /** Files on disk, by slot: `image`, `views.front`, `model`. */
  inputs: Record<string, EngineInput>;
  resultCount: number;
  /** This task's own empty folder; results are files in it, and it is removed afterwards. */
  folder: string;
  signal: AbortSignal;
  /** A word for the stage (at most 40 characters) and how much of the whole task is done, 0 to 1. */
  progress(stage: string, fraction: number): void;
}

export interface EngineInput {
  path: string;
  mime: string;
  /** As the user named the file; never a path. */
  name: string;
}

export interface EngineResult {
  /** At most one per variant, 0 to resultCount - 1. */
  results: EngineOutput[];
  /** Said to the user with a success that gave less than was asked for. At most 500 characters. */
  note?: string;
}

export interface EngineOutput {
  variant: number;
  path: string;
  mime: 'model/gltf-binary';
}

/**
 * The input or the parameters cannot give a result, and the user can mend it: not tried again, credits go back.
 * `code` is stable and for programs (`INPUT_EMPTY`, `NO_SURFACE`); `message` is a sentence for the user.
 */
export class EngineRefusal extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'EngineRefusal';
    this.code = code;
  }
}

/** The task was stopped because its signal was aborted. */
export class EngineCancelled extends Error {
  constructor(message = 'The task was cancelled.') {
    super(message);
    this.name = 'EngineCancelled';
  }
}

/**
 * The engine died or had to be killed: tried again by another attempt. `message` is a sentence that may be shown
 * to the user when the last attempt is lost too.
 */
export class EngineLost extends Error {
  constructor(message: string, options?: { cause: unknown }) {
    super(message, options);
    this.name = 'EngineLost';
  }
}

/** What is added to a finished task, before it is delivered: pictures of the results. */
export type PostStage = (task: EngineTask, result: EngineResult) => Promise<EngineThumbnail[]>;

export interface EngineThumbnail {
  variant: number;
  path: string;
  mime: 'image/webp' | 'image/png';
}
