/** What was measured on a picture. Pixels. */
export interface ImageFacts {
  kind: 'image';
  widthPixels: number;
  heightPixels: number;
  hasAlpha: boolean;
  bytes: number;
}

/** What was measured on a model. Lengths in metres (glTF unit). */
export interface ModelFacts {
  kind: 'model';
  faces: number;
  vertices: number;
  meshes: number;
  materials: number;
  textures: { name: string; widthPixels: number; heightPixels: number; mime: string; bytes: number }[];
  animations: number;
  sizeMetres: [number, number, number];
  bytes: number;
  /** Every edge has exactly two faces; null when not measured. */
  watertight: boolean | null;
  openEdges: number | null;
  validatorErrors: number;
  validatorWarnings: number;
}

export type AssetKind = 'image' | 'model';

export interface FileView {
  id: string;
  role: 'main' | 'thumbnail';
  /** Stable and private: `/api/v1/files/<id>`. */
  url: string;
  mime: string;
  bytes: number;
}

export interface VersionView {
  id: string;
  assetId: string;
  number: number;
  jobId: string | null;
  variant: number | null;
  uploadId: string | null;
  engine: string | null;
  engineRevision: string | null;
  facts: ImageFacts | ModelFacts;
  createdBy: { id: string; name: string };
  createdAt: string;
  /** Somebody decided that it is good; null: nobody has. */
  kept: { at: string; by: { id: string; name: string } } | null;
  files: FileView[];
}

export interface AssetView {
  id: string;
  projectId: string;
  folderId: string | null;
  kind: AssetKind;
  name: string;
  createdAt: string;
  updatedAt: string;
  trashedAt: string | null;
  versionCount: number;
  /** The newest version. */
  current: VersionView;
}

export interface UploadView {
  uploadId: string;
  kind: AssetKind;
  name: string;
  mime: string;
  bytes: number;
  sha256: string;
  facts: ImageFacts | ModelFacts;
  createdAt: string;
}

/** Caps on what comes in. Bytes, pixels, seconds. */
export const uploadLimits = {
  imageBytesMax: 20 * 1024 * 1024,
  modelBytesMax: 64 * 1024 * 1024,
  /** For a model that a worker delivers. */
  deliveredModelBytesMax: 128 * 1024 * 1024,
  imagePixelsMax: 40_000_000,
  imageSideMinPixels: 16,
  imageSideMaxPixels: 16_384,
  /** Per side of a model's texture. */
  textureSideMaxPixels: 8_192,
  /** All textures of a model together. */
  texturePixelsMax: 512_000_000,
  /** The JSON part of a GLB. */
  modelJsonBytesMax: 8 * 1024 * 1024,
  /** What all accessors of a GLB claim to hold, before anything is read. */
  modelClaimedBytesMax: 512 * 1024 * 1024,
  filesPerDropMax: 50,
  checkTimeoutMs: 20_000,
} as const;
