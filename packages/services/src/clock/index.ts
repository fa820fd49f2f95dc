export { shiftClock } from './shift-clock.ts';
