import type { AuditFields } from './audit-change.ts';

export type AuditActorKind = 'user' | 'api_key' | 'visitor' | 'system' | 'payments' | 'operator';
export type AuditOutcome = 'allowed' | 'refused';

/** An event of the audit log, as it was written, with what its link in the chain is made of. */
export interface AuditEventView {
  id: string;
  workspaceId: string;
  /** 1, 2, 3 … within the workspace. */
  seq: number;
  at: string;
  actorKind: AuditActorKind;
  actorId: string | null;
  /** As they were called then. */
  actorName: string;
  /** The person behind a key. */
  onBehalfOfId: string | null;
  /** One of `auditActions`; of an older edition, maybe another. */
  action: string;
  outcome: AuditOutcome;
  targetKind: string | null;
  targetId: string | null;
  targetName: string | null;
  projectId: string | null;
  before: AuditFields | null;
  after: AuditFields | null;
  ip: string | null;
  userAgent: string | null;
  previousHash: string;
  hash: string;
}

export interface AuditPage {
  /** The newest first. */
  items: AuditEventView[];
  /** Names of people behind keys and of projects, by their ids. */
  names: Record<string, string>;
  nextCursor: string | null;
  /** Only the events about money: that is what the reader may see. */
  moneyOnly: boolean;
  /** Whose days the filter counts. */
  timeZone: string;
}

/** Whether the chain holds. */
export interface AuditStanding {
  events: number;
  /** The hash of the last event, which stands for all before it; empty when there is none. */
  hash: string;
  /** The first event at which it does not hold; null: it holds from end to end. */
  brokenAt: number | null;
}
