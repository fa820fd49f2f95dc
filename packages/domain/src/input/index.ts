export { inputRefusal } from './input-refusal.ts';
