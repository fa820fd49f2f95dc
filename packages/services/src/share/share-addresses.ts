import type { ServiceDeps } from '../deps.ts';

/** Where a link is opened. Shown once: the secret in it is not stored. */
export interface ShareAddresses {
  url: string;
  /** For frames of other sites; null: none may show it. */
  embedUrl: string | null;
}

export const shareAddresses = (
  { settings }: Pick<ServiceDeps, 'settings'>,
  { token, embedSites }: { token: string; embedSites: readonly string[] },
): ShareAddresses => ({
  url: `${settings.publicUrl}/s/${token}`,
  embedUrl: embedSites.length > 0 ? `${settings.publicUrl}/embed/${token}` : null,
});
