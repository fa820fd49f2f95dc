import { ok, refuse, type Result } from '@maquette/domain/result';
import { parseSite, passphraseCharacters, shareDays, sitesMax, type ShareKind } from '@maquette/domain/share';
import { hashPassword } from '../accounts/password-hash.ts';
import type { ServiceDeps } from '../deps.ts';

/** What a link lets visitors do. Left out: as it is, or the usual. */
export interface ShareOptions {
  mayDownload?: boolean;
  mayComment?: boolean;
  /** Links to an asset alone. */
  allVersions?: boolean;
  /** ISO 8601; null: it has no end. */
  expiresAt?: string | Date | null;
  /** null: none is asked for. */
  passphrase?: string | null;
  /** Origins that may show it in a frame; links to one model or picture, without a passphrase. */
  embedSites?: readonly string[];
}

/** What of a link can be changed, as it is stored. */
export interface ShareTerms {
  mayDownload: boolean;
  mayComment: boolean;
  allVersions: boolean;
  expiresAt: Date | null;
  passphraseHash: string | null;
  embedSites: string[];
}

const dayMs = 86_400_000;

/** What a link is made with when nothing is said. */
export const usualTerms = (now: Date): ShareTerms => ({
  mayDownload: false,
  mayComment: false,
  allVersions: false,
  expiresAt: new Date(now.getTime() + shareDays.usual * dayMs),
  passphraseHash: null,
  embedSites: [],
});

/**
 * What is stored of a passphrase: the hash, null when none is asked for, undefined when nothing was said. Refuses one of the
 * wrong length. Takes a while on purpose, so it is done before anything is locked.
 */
export async function hashPassphrase(
  passphrase: string | null | undefined,
): Promise<Result<string | null | undefined>> {
  if (passphrase === undefined || passphrase === null) return ok(passphrase);
  const { min, max } = passphraseCharacters;
  const characters = [...passphrase].length;
  if (characters >= min && characters <= max) return ok(await hashPassword(passphrase));
  return refuse('input.invalid', `A passphrase has ${min} to ${max} characters.`, {
    field: 'passphrase',
    suggestion: 'A few unusual words in a row are strong and easy to say.',
  });
}

/**
 * The terms of a link after this change. Refuses an end in the past, what is no site, and embedding what cannot be: a frame
 * has no cookies, so a passphrase cannot be remembered there.
 */
export function applyOptions(
  { settings }: Pick<ServiceDeps, 'settings'>,
  before: ShareTerms & { kind: ShareKind },
  options: Omit<ShareOptions, 'passphrase'> & { passphraseHash: string | null | undefined },
): Result<ShareTerms> {
  const { mayDownload = before.mayDownload, mayComment = before.mayComment } = options;
  const { allVersions = before.allVersions, passphraseHash = before.passphraseHash } = options;
  const expiresAt = options.expiresAt === undefined ? ok(before.expiresAt) : checkExpiry(options.expiresAt);
  if (!expiresAt.ok) return expiresAt;
  const sites =
    options.embedSites === undefined ? ok(before.embedSites) : checkSites(options.embedSites, settings);
  if (!sites.ok) return sites;
  const { kind } = before;
  const fits = checkEmbedding({ kind, hasPassphrase: passphraseHash !== null, sites: sites.value });
  if (!fits.ok) return fits;
  return ok({
    mayDownload,
    mayComment,
    allVersions: allVersions && kind === 'asset',
    expiresAt: expiresAt.value,
    passphraseHash,
    embedSites: sites.value,
  });
}

function checkExpiry(asked: string | Date | null): Result<Date | null> {
  if (asked === null) return ok(null);
  const expiresAt = new Date(asked);
  const days = (expiresAt.getTime() - Date.now()) / dayMs;
  if (Number.isNaN(days) || days <= 0)
    return refuse('input.invalid', 'The end of a link must lie in the future.', { field: 'expiresAt' });
  if (days > shareDays.max + 1)
    return refuse('input.invalid', `A link may last ${shareDays.max} days at most.`, {
      field: 'expiresAt',
      suggestion: 'Choose one without an end.',
    });
  return ok(expiresAt);
}

function checkSites(
  asked: readonly string[],
  settings: Pick<ServiceDeps['settings'], 'allowLoopback'>,
): Result<string[]> {
  if (asked.length > sitesMax)
    return refuse('input.invalid', `A link takes ${sitesMax} sites at most.`, { field: 'embedSites' });
  const sites = new Set<string>();
  for (const text of asked) {
    const site = parseSite(text, { allowLoopback: settings.allowLoopback ?? false });
    if (!site.ok) return site;
    sites.add(site.value);
  }
  return ok([...sites]);
}

function checkEmbedding(link: { kind: ShareKind; hasPassphrase: boolean; sites: string[] }): Result<void> {
  const refuseSites = (message: string, suggestion: string) =>
    refuse('input.invalid', message, { field: 'embedSites', suggestion });
  if (link.sites.length === 0) return ok(undefined);
  if (link.hasPassphrase)
    return refuseSites(
      'A link with a passphrase cannot be embedded: a frame could not remember it.',
      'Take out the sites, or the passphrase.',
    );
  if (link.kind === 'folder' || link.kind === 'project')
    return refuseSites('Only a single model or picture can be embedded.', 'Make a link to one of them.');
  return ok(undefined);
}

/** A link's terms for the audit log: no secret is among them. */
export const termsForAudit = (terms: ShareTerms) => ({
  mayDownload: terms.mayDownload,
  mayComment: terms.mayComment,
  allVersions: terms.allVersions,
  expiresAt: terms.expiresAt?.toISOString() ?? null,
  hasPassphrase: terms.passphraseHash !== null,
  embedSites: terms.embedSites,
});
