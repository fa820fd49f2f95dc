import type { ApiScope } from '@maquette/domain/access';

/** What each scope of a key opens. */
export const scopeWords: Record<ApiScope, { label: string; help: string }> = {
  read: { label: 'Read', help: 'Projects, assets, jobs, files and the balance.' },
  write: { label: 'Write', help: 'Upload, rename, move and trash.' },
  jobs: { label: 'Jobs', help: 'Start jobs, which spends credits, and cancel them.' },
  billing: { label: 'Billing', help: 'Plan, payments, limits and alert rules.' },
};
