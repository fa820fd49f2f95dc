export * from './operation.ts';
export * from './price-book.ts';
export * from './quote.ts';
export * from './parse-params.ts';
export * from './catalog.ts';
export { imageToModel, type ImageToModelParams } from './image-to-model/image-to-model.ts';
export { multiviewToModel, type MultiviewToModelParams } from './multiview-to-model/multiview-to-model.ts';
export { importModel, type ImportModelParams } from './import-model/import-model.ts';
