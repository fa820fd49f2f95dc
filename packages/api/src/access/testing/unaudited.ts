/** Signing in and its factors are told to every workspace of the person, when they succeed: see services/accounts. */
const ofPerson = 'about a person, who may be in no workspace or in several';
const ofInstallation = 'about the installation, no workspace';

/** Ways to change something that leave nothing in a workspace's audit log, and why. */
export const unaudited: Readonly<Record<string, string>> = {
  'account.signUp': ofPerson,
  'account.verifyEmail': ofPerson,
  'account.resendVerification': ofPerson,
  'account.requestPasswordReset': ofPerson,
  'account.resetPassword': ofPerson,
  'account.requestMagicLink': ofPerson,
  'account.rename': ofPerson,
  'account.changePassword': ofPerson,
  'account.confirm': ofPerson,
  'identity.beginLinking': ofPerson,
  'identity.unlink': ofPerson,
  'session.end': ofPerson,
  'twoFactor.begin': ofPerson,
  'twoFactor.enable': ofPerson,
  'twoFactor.disable': ofPerson,
  'twoFactor.renewRecoveryCodes': ofPerson,
  'billing.confirm': 'changes nothing of its own: a payment that it finds is written down by the provider',
  'notice.markRead': 'what somebody has read is their own business',
  'operator.editPlan': ofInstallation,
  'operator.editPrices': ofInstallation,
  'operator.retryEvent': ofInstallation,
  'POST /quotes': 'only works out a price',
};
