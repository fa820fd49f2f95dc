import type { ShareLinkView } from '@maquette/domain/share';
import { expect, it } from 'vitest';
import { countsOf, endOf, expiryOf, rightsOf, sitesOf } from './share-words.ts';

const now = new Date('2026-11-20T12:00:00Z');
const link: ShareLinkView = {
  id: 'shr_1',
  projectId: 'prj_1',
  target: { kind: 'asset', id: 'ast_1', name: 'Chair', assetId: 'ast_1' },
  name: 'Chair',
  mayDownload: false,
  mayComment: false,
  allVersions: false,
  hasPassphrase: false,
  expiresAt: '2026-12-20T12:00:00Z',
  revokedAt: null,
  isLive: true,
  embedSites: [],
  viewCount: 1,
  downloadCount: 0,
  lastViewedAt: null,
  createdBy: { id: 'usr_1', name: 'Ada' },
  createdAt: '2026-11-20T12:00:00Z',
};

it('says what visitors may do', () => {
  expect(rightsOf(link)).toBe('View');
  expect(rightsOf({ ...link, mayDownload: true, mayComment: true })).toBe('View, download, comment');
  expect(countsOf({ ...link, downloadCount: 2 })).toBe('1 view, 2 downloads');
});

it('says why a link shows nothing', () => {
  const dead = { ...link, isLive: false };
  expect(endOf(link)).toBeNull();
  expect(endOf({ ...dead, revokedAt: '2026-11-20T11:00:00Z' })).toBe('Revoked');
  expect(endOf(dead)).toBe('Expired');
  expect(endOf({ ...dead, target: { ...link.target, name: null } })).toBe('Nothing behind it');
});

it('ends a link as many days from now as was chosen', () => {
  expect(expiryOf('7', now)).toEqual(new Date('2026-11-27T12:00:00Z'));
  expect(expiryOf('never', now)).toBeNull();
});

it('takes sites on lines, or between commas', () => {
  expect(sitesOf(' https://a.example\n\nhttps://b.example, https://c.example ')).toEqual([
    'https://a.example',
    'https://b.example',
    'https://c.example',
  ]);
});
