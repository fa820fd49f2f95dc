import type { QuoteLine, SpeedLane } from '../operations/index.ts';

export const approvalStatuses = ['pending', 'approved', 'declined', 'expired'] as const;
export type ApprovalStatus = (typeof approvalStatuses)[number];

/** A request that nobody decided on for so long is over. */
export const approvalDays = 7;

/** A job that somebody asked for, as its maker and those who decide see it. */
export interface ApprovalView {
  id: string;
  status: ApprovalStatus;
  operation: string;
  params: Record<string, unknown>;
  lane: SpeedLane;
  /** Empty, with its parameters, for those who do not see the project. */
  projectId: string;
  projectName: string;
  /** Name of the model that it will make. */
  name: string;
  quoteLines: QuoteLine[];
  /** The most that the job will be charged, whenever it is approved. */
  quotedCredits: number;
  requestedBy: { id: string; name: string };
  decidedBy: { id: string; name: string } | null;
  /** What the one who decided said. */
  note: string;
  /** The job that was started by the approval. */
  jobId: string | null;
  createdAt: string;
  decidedAt: string | null;
  expiresAt: string;
}
