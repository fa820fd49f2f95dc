import type { JobApprovalModel } from '@maquette/db';
import type { Quote } from '@maquette/domain/operations';
import type { JobRequest } from '../jobs/check-request.ts';

/** What was asked for, as it is kept in the row. */
export const requestOf = (row: Pick<JobApprovalModel, 'request'>): JobRequest =>
  row.request as unknown as JobRequest;

/** The price that was shown at the request. */
export const quoteOf = (row: Pick<JobApprovalModel, 'quote'>): Quote => row.quote as unknown as Quote;
