import type { Refusal } from '@maquette/domain/result';

/** The refusal behind an error of a tRPC call: what the user can act on. null: something else went wrong. */
export function refusalOf(error: unknown): Refusal | null {
  if (typeof error !== 'object' || error === null || !('data' in error)) return null;
  const { data } = error as { data: { refusal?: Refusal | null } | null | undefined };
  return data?.refusal ?? null;
}

/** A sentence for any error of a call. */
export function messageOf(error: unknown): string {
  const refusal = refusalOf(error);
  if (refusal) return refusal.suggestion ? `${refusal.message} ${refusal.suggestion}` : refusal.message;
  const traced =
    typeof error === 'object' && error !== null && 'data' in error && error instanceof Error && error.data;
  return traced
    ? (error as Error).message
    : 'Maquette cannot be reached. Check the connection and try again.';
}
