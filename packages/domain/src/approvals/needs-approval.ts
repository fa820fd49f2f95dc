import { may, type Actor } from '../access/index.ts';
import { refuse, type Refusal } from '../result/index.ts';

/**
 * Whether somebody else has to agree to a job of this many credits. Not for those who decide themselves, in the
 * browser; a program with their key needs it like everyone.
 */
export const needsApproval = (
  actor: Actor,
  { credits, aboveCredits }: { credits: number; aboveCredits: number | null },
): boolean => aboveCredits !== null && credits > aboveCredits && !may(actor, 'approval.decide');

/** Refuses to start a job that somebody has to agree to first. */
export const approvalRefusal = ({
  credits,
  aboveCredits,
}: {
  credits: number;
  aboveCredits: number;
}): Refusal =>
  refuse(
    'approval.required',
    `This costs ${credits} credits. In this workspace a job above ${aboveCredits} needs the approval of an owner or a billing member.`,
    {
      suggestion: 'Ask for approval: the job starts when it is given.',
      detail: { neededCredits: credits, thresholdCredits: aboveCredits },
    },
  ).refusal;
