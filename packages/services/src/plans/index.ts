export { listPlans } from './list-plans.ts';
export { readPlans } from './read-plans.ts';
export { renewFreeCycles } from './renew-free-cycles.ts';
