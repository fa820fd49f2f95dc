export { getUpload } from './get-upload.ts';
export { receiveUpload, type IncomingFile } from './receive-upload.ts';
export { uploadFile } from './upload-file.ts';
