/** Cents to the cent, as the operator's tables show them: `$20.00`. */
export const dollars = (cents: number): string => `$${(cents / 100).toFixed(2)}`;
