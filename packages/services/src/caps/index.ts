export { listCaps } from './list-caps.ts';
export { raiseCap } from './raise-cap.ts';
export { removeCap } from './remove-cap.ts';
export { setCap, type NewCap } from './set-cap.ts';
