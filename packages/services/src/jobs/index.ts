export { getJob } from './get-job.ts';
export { jobPageMax, listJobs, type ListJobs } from './list-jobs.ts';
export { quoteJob, type QuoteRequest } from './quote-job.ts';
export { startJob, type StartJob } from './start-job.ts';
