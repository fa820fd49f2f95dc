export * from './job-view.ts';
export * from './job-status.ts';
