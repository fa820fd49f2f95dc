export { embedCode, parseSite, sitesMax, siteProblem } from './embed-site.ts';
export { shareKinds } from './views.ts';
export type {
  SharedAsset,
  SharedComment,
  SharedFile,
  SharedPage,
  SharedVersion,
  ShareKind,
  ShareLinkView,
  ShareTarget,
} from './views.ts';

/** Days that a link is good for unless told otherwise, and at most (then it is one without an end). */
export const shareDays = { usual: 30, max: 3_650 } as const;

/** Characters of a link's passphrase. */
export const passphraseCharacters = { min: 8, max: 128 } as const;
