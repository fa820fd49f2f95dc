import type { ImageFacts, ModelFacts } from '@maquette/domain/assets';
import type { Result } from '@maquette/domain/result';

/**
 * Checks files that strangers sent. Every check runs in a child process without our secrets, with limits on memory
 * and time; a file that breaks the child gets a refusal, and this process goes on.
 */
export interface Media {
  /** A picture (PNG, JPEG, WebP) or a model (GLB), told apart by its first bytes. `fileName` is only for the sentence. */
  checkUpload(file: UntrustedFile & { fileName: string }): Promise<Result<CheckedImage | CheckedModel>>;
  /** The same check of a GLB for what a worker delivered. */
  checkModel(file: UntrustedFile): Promise<Result<CheckedModel>>;
  /** A thumbnail that a worker delivered: made anew as WebP, 512 pixels at most. */
  checkThumbnail(file: UntrustedFile): Promise<Result<CheckedImage>>;
  /** Ends the children. Checks under way fail. */
  close(): Promise<void>;
}

/** A file on this machine's disk; `bytes` is its length. It is only read, never changed or removed. */
export interface UntrustedFile {
  path: string;
  bytes: number;
}

/** A picture made anew: 8 bit sRGB, upright, without metadata. The caller removes `path` and `thumbnailPath`. */
export interface CheckedImage {
  kind: 'image';
  /** `image/png`, `image/jpeg` or `image/webp`. */
  mime: string;
  path: string;
  /** WebP, 512 x 512, the picture in the middle. For a checked thumbnail it is `path` itself. */
  thumbnailPath: string;
  facts: ImageFacts;
  sha256: string;
}

/** A GLB without faults. The caller removes `path`. */
export interface CheckedModel {
  kind: 'model';
  mime: 'model/gltf-binary';
  path: string;
  facts: ModelFacts;
  sha256: string;
}
