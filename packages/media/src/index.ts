export type { CheckedImage, CheckedModel, Media, UntrustedFile } from './media.ts';
export { createMedia, type MediaOptions } from './create-media.ts';
