export {
  ObjectMismatchError,
  ObjectMissingError,
  StorageFullError,
  type ObjectStore,
  type PutOptions,
  type SignedLimits,
  type SignedUrlRequest,
} from './object-store.ts';
export { createDiskStore } from './create-disk-store.ts';
export { createS3Store } from './create-s3-store.ts';
