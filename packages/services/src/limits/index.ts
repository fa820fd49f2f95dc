export { getLimits } from './get-limits.ts';
export { updateLimits, type LimitChanges } from './update-limits.ts';
