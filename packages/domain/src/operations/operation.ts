import type { z } from 'zod';
import type { EngineId } from '../engines/index.ts';
import type { PriceBook } from './price-book.ts';
import type { QuoteLine } from './quote.ts';

export const speedLanes = ['standard', 'fast', 'off-peak'] as const;
export type SpeedLane = (typeof speedLanes)[number];

/** What comes out: everything that is startable now delivers models. */
export type Delivery = 'model' | 'image' | 'material' | 'clip' | 'environment' | 'sound' | 'report';

/** One kind of work that can be asked for. One folder each; form, REST schema, docs and price list are made from it. */
export interface Operation<Params extends Record<string, unknown> = Record<string, unknown>> {
  id: string;
  name: string;
  summary: string;
  /** Parameters with defaults and limits. Strict: unknown keys are refused. Every field has `.describe()`. */
  params: z.ZodType<Params>;
  /** How each parameter is shown in the form, in order. */
  fields: OperationField[];
  /** Engines that can do it, best draft first; the engine parameter chooses among them. */
  engines: EngineId[];
  /** Why nobody can start it in this version, whatever engines are online; null when it can be started. */
  unavailable: { reason: string; whatToDo: string } | null;
  /** The engine that these parameters ask for. Throws for an operation without engines: those are never started. */
  engineOf(params: Params): EngineId;
  /** Where the parameters hold upload ids: slot name to upload id. */
  inputs(params: Params): { slot: string; uploadId: string; kind: 'image' | 'model' }[];
  /** Lines before the speed lane, the variants among them. Pure; an open parameter is priced at its maximum. */
  price(params: Params, book: PriceBook): QuoteLine[];
  /** How many results it delivers when all goes well: one per variant. The price divides evenly among them. */
  resultCount(params: Params): number;
  delivers: Delivery;
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
    | { kind: 'choice'; options: { value: string; label: string; hint?: string }[]; numeric?: boolean }
    | { kind: 'toggle' }
    | { kind: 'integer'; min: number; max: number; step: number; unit?: string; optional?: boolean }
    | { kind: 'slider'; min: number; max: number; step: number; unit?: string }
    | { kind: 'seed' };
  /** Shown only for these engines; with any other, leave the parameter out. */
  engines?: EngineId[];
}
