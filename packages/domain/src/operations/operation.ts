import type { z } from 'zod';
import type { EngineId } from '../engines/index.ts';
import type { QuoteLine } from './quote.ts';

export type SpeedLane = 'standard' | 'fast' | 'off-peak';

/** One kind of work that can be asked for. One folder each; form, REST schema, docs and price list are made from it. */
export interface Operation<Params = Record<string, unknown>> {
  id: string;
  name: string;
  summary: string;
  /** Parameters with defaults and limits. Strict: unknown keys are refused. Every field has `.describe()`. */
  params: z.ZodType<Params>;
  /** How each parameter is shown in the form, in order. */
  fields: OperationField[];
  /** Engines that can do it, best draft first; the engine parameter chooses among them. */
  engines: EngineId[];
  /** The engine that these parameters ask for. */
  engineOf(params: Params): EngineId;
  /** Where the parameters hold upload ids: slot name to upload id. */
  inputs(params: Params): { slot: string; uploadId: string; kind: 'image' | 'model' }[];
  /** Lines before the speed lane. Pure; see the price book. */
  price(params: Params): QuoteLine[];
  /** How many results it delivers when all goes well: one per variant. */
  resultCount(params: Params): number;
  delivers: 'model' | 'image';
  /** Jobs with equal keys take about as long. */
  estimateKey(params: Params): string;
  /** Seconds, before anything was measured. */
  estimateSecondsDefault(params: Params): number;
}

/** A control of the create panel. `param` is a dotted path in the parameters. */
export interface OperationField {
  param: string;
  label: string;
  help?: string;
  group: 'input' | 'model' | 'texture' | 'output' | 'advanced';
  control:
    | { kind: 'image' }
    | { kind: 'model-file' }
    | { kind: 'views' }
    | { kind: 'choice'; options: { value: string; label: string; hint?: string }[] }
    | { kind: 'toggle' }
    | { kind: 'integer'; min: number; max: number; step: number; unit?: string; optional?: boolean }
    | { kind: 'slider'; min: number; max: number; step: number; unit?: string }
    | { kind: 'seed' };
  /** Shown only for these engines. */
  engines?: EngineId[];
}
