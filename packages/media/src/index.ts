export type { CheckedImage, CheckedModel, Media, UntrustedFile } from './media.ts';
