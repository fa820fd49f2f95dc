import type { ShareKind, ShareLinkView } from '@maquette/domain/share';

/** What the form of a link holds. */
export interface LinkFormValues {
  name: string;
  mayDownload: boolean;
  mayComment: boolean;
  allVersions: boolean;
  /** Days, `never`, or `keep` for a link that is there. */
  expiry: string;
  passphrase: string;
  /** Of a link that has one: it asks for none any more. */
  dropsPassphrase: boolean;
  sites: string;
}

export const newLinkValues = (name: string): LinkFormValues => ({
  name,
  mayDownload: false,
  mayComment: false,
  allVersions: false,
  expiry: '30',
  passphrase: '',
  dropsPassphrase: false,
  sites: '',
});

export const valuesOf = (link: ShareLinkView): LinkFormValues => ({
  name: link.name,
  mayDownload: link.mayDownload,
  mayComment: link.mayComment,
  allVersions: link.allVersions,
  expiry: 'keep',
  passphrase: '',
  dropsPassphrase: false,
  sites: link.embedSites.join('\n'),
});

/** Frames are for one model or picture. */
export const mayEmbed = (kind: ShareKind): boolean => kind === 'asset' || kind === 'version';
