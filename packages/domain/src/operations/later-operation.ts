import type { z } from 'zod';
import type { Delivery, Operation } from './operation.ts';
import type { EngineId } from '../engines/index.ts';
import type { PriceBook } from './price-book.ts';
import type { QuoteLine } from './quote.ts';

/** What an operation waits for, and so why it cannot be started in this version. */
const reasons = {
  hosted: {
    reason: 'No hosted provider is configured for this.',
    whatToDo: 'This version of Maquette cannot connect one yet; the price is shown so that you can plan.',
  },
  mesh: {
    reason: 'The mesh engine of this version cannot do this yet.',
    whatToDo: 'Download the model and do this step in another tool; the price is shown so that you can plan.',
  },
} as const;

interface LaterOperation<Params extends Record<string, unknown>> {
  id: string;
  name: string;
  summary: string;
  params: z.ZodType<Params>;
  waitsFor: keyof typeof reasons;
  engines?: EngineId[];
  price(params: Params, book: PriceBook): QuoteLine[];
  resultCount?(params: Params): number;
  delivers: Delivery;
}

/** An operation of the price book that is visible and priced, and never startable: no engine offers it. */
export function laterOperation<Params extends Record<string, unknown>>(
  later: LaterOperation<Params>,
): Operation<Params> {
  const { waitsFor, engines = [], resultCount = () => 1, ...rest } = later;
  return {
    ...rest,
    engines,
    resultCount,
    fields: [],
    unavailable: reasons[waitsFor],
    engineOf() {
      throw new Error(`${later.id} has no engine and must not be started`);
    },
    inputs: () => [],
    estimateKey: () => later.id,
    estimateSecondsDefault: () => 60,
  };
}

/** The one line of a price without options. */
export const baseLine = (label: string, credits: number): QuoteLine => ({ code: 'base', label, credits });
