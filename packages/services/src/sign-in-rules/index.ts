export { readSignInRule } from './read-sign-in-rule.ts';
export { setSignInRule } from './set-sign-in-rule.ts';
