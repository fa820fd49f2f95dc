import type { PlainError } from './child-protocol.ts';
import { EngineCancelled, EngineLost, EngineRefusal } from './engine.ts';

/** Takes an error apart so that it can cross to another process. */
export function toPlainError(error: unknown): PlainError {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  if (error instanceof EngineRefusal) return { type: 'refusal', code: error.code, message, stack };
  if (error instanceof EngineCancelled) return { type: 'cancelled', code: '', message, stack };
  if (error instanceof EngineLost) return { type: 'lost', code: '', message, stack };
  return { type: 'other', code: '', message, stack };
}

/** Puts it together again on the other side. */
export function fromPlainError(plain: PlainError): Error {
  const error = rebuild(plain);
  error.stack = plain.stack || error.stack;
  return error;
}

function rebuild({ type, code, message }: PlainError): Error {
  if (type === 'refusal') return new EngineRefusal(code, message);
  if (type === 'cancelled') return new EngineCancelled(message);
  if (type === 'lost') return new EngineLost(message);
  return new Error(message);
}
