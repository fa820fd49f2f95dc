export {
  capPeriods,
  capScopes,
  type Cap,
  type CapPeriod,
  type CapScope,
  type CapStanding,
  type CapUse,
} from './cap.ts';
export type { CapRaiseView, CapView } from './cap-view.ts';
export { allowanceOf, allowanceRefusal, type AllowanceView } from './allowance.ts';
export { capWindow, type CapWindow } from './cap-window.ts';
export { capName, capRefusal, capWarning } from './cap-words.ts';
export { checkCaps, standingOf, type CapCheck } from './check-caps.ts';
