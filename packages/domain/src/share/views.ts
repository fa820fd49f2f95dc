import type { AssetKind, ImageFacts, ModelFacts } from '../assets/index.ts';

/** What a link shows: an asset's newest version, one version, all that lies in a folder and below, or a whole project. */
export const shareKinds = ['asset', 'version', 'folder', 'project'] as const;
export type ShareKind = (typeof shareKinds)[number];

/** What is handed out. */
export interface ShareTarget {
  kind: ShareKind;
  /** Of the asset, the version, the folder or the project. */
  id: string;
}

/** A link, for those who may see the links of a project. The secret is not in it: nobody can read it again. */
export interface ShareLinkView {
  id: string;
  projectId: string;
  target: ShareTarget & {
    /** As it is called now; null: it is gone, or in the trash, and the link is dead. */
    name: string | null;
    /** The asset that a version belongs to. */
    assetId: string | null;
  };
  name: string;
  mayDownload: boolean;
  mayComment: boolean;
  /** Links to an asset: visitors see its earlier versions too. */
  allVersions: boolean;
  hasPassphrase: boolean;
  /** null: it has no end. */
  expiresAt: string | null;
  revokedAt: string | null;
  /** Whether it shows something at this moment. */
  isLive: boolean;
  /** Origins that may show it in a frame. */
  embedSites: string[];
  viewCount: number;
  downloadCount: number;
  lastViewedAt: string | null;
  createdBy: { id: string; name: string };
  createdAt: string;
}

/** A file behind a link; its address names the link, and is good for as long as the link shows it. */
export interface SharedFile {
  url: string;
  bytes: number;
}

export interface SharedVersion {
  id: string;
  number: number;
  createdAt: string;
  facts: ImageFacts | ModelFacts;
  main: SharedFile | null;
  thumbnailUrl: string | null;
}

export interface SharedAsset {
  id: string;
  kind: AssetKind;
  name: string;
  /** The newest first: one, or all where the link shows an asset's earlier versions too. */
  versions: SharedVersion[];
}

/** Something that was said through this link. */
export interface SharedComment {
  id: string;
  name: string;
  body: string;
  versionNumber: number;
  createdAt: string;
}

/** All that a visitor is told: nothing of the workspace, its people, prices or prompts. */
export interface SharedPage {
  /** Of the asset; of a folder or project what the link is called. */
  title: string;
  isCollection: boolean;
  mayDownload: boolean;
  mayComment: boolean;
  /** One, unless it is a collection. */
  assets: SharedAsset[];
  /** There are more than are shown. */
  isCut: boolean;
}
