export { inZone } from './in-zone.ts';
export { isTimeZone } from './is-time-zone.ts';
export { nextOffsetChange, offsetMsAt } from './offset.ts';
export { instantOf, wallTimeOf, type WallTime } from './wall-time.ts';
