export { activeDaysMin, forecastRunOut, type RunOut, type RunOutRequest } from './run-out.ts';
export * from './views.ts';
export { addDays, daysOf, eachDay, isDay, periodDaysMax, periodOf, type Period } from './period.ts';
export { burnDown, type BurnDownPoint, type BurnDownRequest, type BurnDownView } from './burn-down.ts';
