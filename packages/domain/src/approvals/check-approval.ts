import { may, type Actor } from '../access/index.ts';
import { ok, refuse, type Result } from '../result/index.ts';

/**
 * Whether this actor may start a job of this many credits without somebody else's agreement. Those who decide may, in
 * the browser; a program with their key asks like everyone.
 * @param job.aboveCredits null: no job needs an approval
 * @returns refuses with `approval.required`
 */
export function checkApproval(
  actor: Actor,
  { credits, aboveCredits }: { credits: number; aboveCredits: number | null },
): Result<void> {
  if (aboveCredits === null || credits <= aboveCredits || may(actor, 'approval.decide')) return ok(undefined);
  return refuse(
    'approval.required',
    `This costs ${credits} credits. In this workspace a job above ${aboveCredits} needs the approval of an owner or a billing member.`,
    {
      suggestion: 'Ask for approval: the job starts when it is given.',
      detail: { neededCredits: credits, thresholdCredits: aboveCredits },
    },
  );
}
