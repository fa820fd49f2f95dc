import type { ShareKind, ShareLinkView } from '@maquette/domain/share';
import { countOf } from '@maquette/ui';

export const kindWords: Record<ShareKind, string> = {
  asset: 'Newest version',
  version: 'One version',
  folder: 'Folder',
  project: 'Whole project',
};

/** What visitors see with a new link, in a sentence. */
export const showsWords: Record<ShareKind, string> = {
  asset: 'Visitors see its newest version, also when there is a newer one later.',
  version: 'Visitors see this version, and no other.',
  folder: 'Visitors see all that lies in this folder and below it, also what is added later.',
  project: 'Visitors see all assets of this project, also what is added later.',
};

/** What visitors may do, shortly: `View, download`. */
export const rightsOf = ({ mayDownload, mayComment }: ShareLinkView): string =>
  ['View', mayDownload && 'download', mayComment && 'comment'].filter(Boolean).join(', ');

/** Why a link shows nothing; null: it does. */
export function endOf({
  isLive,
  revokedAt,
  target,
}: ShareLinkView): 'Revoked' | 'Expired' | 'Nothing behind it' | null {
  if (isLive) return null;
  if (revokedAt) return 'Revoked';
  return target.name === null ? 'Nothing behind it' : 'Expired';
}

export const countsOf = ({ viewCount, downloadCount }: ShareLinkView): string =>
  [countOf(viewCount, 'view'), ...(downloadCount > 0 ? [countOf(downloadCount, 'download')] : [])].join(', ');

const dayMs = 86_400_000;

/** When a link may end, by days from now. */
export const expiryChoices = [
  { value: '1', label: 'In a day' },
  { value: '7', label: 'In a week' },
  { value: '30', label: 'In 30 days' },
  { value: '90', label: 'In 90 days' },
  { value: '365', label: 'In a year' },
  { value: 'never', label: 'Never' },
];

export const expiryOf = (choice: string, now: Date): Date | null =>
  choice === 'never' ? null : new Date(now.getTime() + Number(choice) * dayMs);

/** One site a line, without empty lines. */
export const sitesOf = (text: string): string[] =>
  text
    .split(/[\s,]+/)
    .map((site) => site.trim())
    .filter(Boolean);
