import type { WindowWait } from '../lanes/index.ts';
import type { QuoteLine, SpeedLane } from '../operations/index.ts';
import type { JobStatus } from './job-status.ts';

/** A job as everyone sees it: REST, tRPC and event streams send this shape. */
export interface JobView {
  id: string;
  projectId: string;
  folderId: string | null;
  targetAssetId: string | null;
  operation: string;
  params: Record<string, unknown>;
  name: string;
  engine: string;
  engineRevision: string | null;
  lane: SpeedLane;
  status: JobStatus;
  /** A word of the engine: `matte`, `surface`, `bake` …; null while queued. */
  stage: string | null;
  /** 0 to 1 */
  progress: number;
  /** 1 is next; null unless queued, and while it waits for its off-peak window. */
  queuePosition: number | null;
  /** Until done, from measured history; null when finished or unknown. */
  etaSeconds: number | null;
  /** An off-peak job whose window is closed: when it opens. */
  startsAfter: WindowWait | null;
  cancelRequested: boolean;
  quoteLines: QuoteLine[];
  priceBookVersion: string;
  quotedCredits: number;
  reservedCredits: number;
  consumedCredits: number;
  outputs: JobOutput[];
  /** `note` is said with a success that delivered less than was asked for. */
  error: { code: string; message: string } | null;
  createdBy: { id: string; name: string };
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
}

export interface JobOutput {
  kind: 'model' | 'image' | 'thumbnail';
  url: string;
  mime: string;
  bytes: number;
  fileId: string;
  assetId: string;
  versionId: string;
  variant: number;
}
