export { exportUsage } from './export-usage.ts';
export { getBurnDown } from './get-burn-down.ts';
export { getUsage, type UsageQuery } from './get-usage.ts';
export { readDailySpend } from './read-daily-spend.ts';
