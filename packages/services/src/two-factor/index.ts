export { disableTwoFactor, renewRecoveryCodes } from './disable-two-factor.ts';
export { beginTwoFactor, enableTwoFactor } from './set-up-two-factor.ts';
