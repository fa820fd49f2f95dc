/** The id of something that Stripe names by id, or sends whole when it was asked to. */
export const idOf = (reference: string | { id: string } | null | undefined): string | null =>
  typeof reference === 'string' ? reference : (reference?.id ?? null);

/** The thing itself, when Stripe sent it whole. */
export const wholeOf = <T extends { id: string }>(reference: string | T | null | undefined): T | null =>
  typeof reference === 'object' ? reference : null;

/** Stripe counts whole seconds since 1970. */
export const dateOf = (seconds: number): Date => new Date(seconds * 1_000);
export const dateOrNull = (seconds: number | null | undefined): Date | null =>
  typeof seconds === 'number' ? dateOf(seconds) : null;
export const secondsOf = (date: Date): number => Math.floor(date.getTime() / 1_000);

/** What we write on everything that an order leads to, so that it can be found from any event. */
export const marksOf = ({ orderId, workspaceId }: { orderId: string; workspaceId: string }) => ({
  orderId,
  workspaceId,
});

type Metadata = Record<string, string> | null | undefined;
export const orderIdOf = (metadata: Metadata): string | null => metadata?.['orderId'] ?? null;
export const workspaceIdOf = (metadata: Metadata): string | null => metadata?.['workspaceId'] ?? null;
