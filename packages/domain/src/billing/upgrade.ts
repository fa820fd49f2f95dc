/**
 * What an upgrade in the middle of a period adds: the difference for the time that is left, rounded down, and only above
 * the most that was granted for in this period, so that going back and forth adds nothing.
 * @param request.remainingFraction 0 to 1
 */
export function upgradeCredits(request: {
  grantedForCredits: number;
  newCredits: number;
  remainingFraction: number;
}): number {
  const { grantedForCredits, newCredits, remainingFraction } = request;
  const fraction = Math.min(1, Math.max(0, remainingFraction));
  return Math.max(0, Math.floor((newCredits - grantedForCredits) * fraction));
}
