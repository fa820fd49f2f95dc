export { deviceWords } from './device-words.ts';
export { signInMethods, type SignInMethod } from './sign-in-method.ts';

/** A provider of identities that this studio knows, as everyone may see it. */
export interface ProviderView {
  id: string;
  name: string;
}

/** An identity that opens the account. */
export interface IdentityView {
  id: string;
  /** What the provider is called here; its address when the studio no longer knows it. */
  provider: string;
  email: string | null;
  linkedAt: string;
  lastUsedAt: string | null;
  /** With it the person could no longer sign in. */
  isLastWay: boolean;
}

/** How a person shows again that it is them: before something that matters is changed. */
export type ConfirmBy = 'password' | 'code' | 'sign-in';

/** A person's own account. */
export interface AccountView {
  name: string;
  email: string;
  hasPassword: boolean;
  /** When two factors were set up; null: not. */
  twoFactorSince: string | null;
  recoveryCodesLeft: number;
  identities: IdentityView[];
  /** Providers that can be linked. */
  linkable: ProviderView[];
  confirmBy: ConfirmBy;
}

/** A browser that is signed in. */
export interface SessionLine {
  id: string;
  /** `Firefox on Windows` */
  device: string;
  ip: string | null;
  /** `Password`, `Link by mail`, `Okta` */
  how: string;
  withSecondFactor: boolean;
  startedAt: string;
  lastSeenAt: string;
  isThis: boolean;
}

/** How one must be signed in to enter a workspace. */
export type SignInRule = 'any' | 'oidc' | 'two_factor';
export const signInRules = ['any', 'oidc', 'two_factor'] as const satisfies readonly SignInRule[];

/** A workspace's rule, and who would stand before a closed door with another one. */
export interface SignInRuleView {
  rule: SignInRule;
  /** With `oidc`: this one only; null: any that the studio knows. */
  issuer: string | null;
  providers: { name: string; issuer: string }[];
  memberCount: number;
  /** Members without two factors. */
  withoutTwoFactor: number;
  /** Members without any identity of the studio's providers. */
  withoutIdentity: number;
  /** By issuer: members without an identity of this one. */
  withoutIssuer: Record<string, number>;
}
