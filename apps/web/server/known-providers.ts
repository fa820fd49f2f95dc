import type { ProviderView } from '@maquette/domain/accounts';
import { env } from './env.ts';

/** The identity providers of this studio, for buttons. */
export const knownProviders = (): ProviderView[] => env().oidcProviders.map(({ id, name }) => ({ id, name }));

/** The one with this issuer. */
export const providerOf = (issuer: unknown): ProviderView | undefined => {
  const found = env().oidcProviders.find((one) => one.issuer === issuer);
  return found && { id: found.id, name: found.name };
};
