import type { AssetView } from '@maquette/domain/assets';

/** A picture that can be an input. */
export interface Picture {
  uploadId: string;
  name: string;
}

/** Shows what was uploaded, small. */
export const pictureUrl = (uploadId: string): string => `/api/uploads/${uploadId}?thumbnail=1`;

/** What makes a model of pictures needs of a file that is sent: to be checked, kept, and named. */
export type SendPicture = (
  file: File,
  options: { signal: AbortSignal; onProgress: (fraction: number) => void },
) => Promise<{ uploadId: string }>;

/** A picture of the library as an input; null when its file did not come by an upload. */
export function pictureOf(asset: AssetView): Picture | null {
  const { uploadId } = asset.current;
  return asset.kind === 'image' && uploadId ? { uploadId, name: asset.name } : null;
}
