export { countAgreed } from './count-agreed.ts';
export { getChecklist } from './get-checklist.ts';
export { tickPoint, untickPoint, type PointRef } from './tick-point.ts';
