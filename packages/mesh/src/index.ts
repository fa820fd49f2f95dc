export { createMeshEngine } from './create-mesh-engine.ts';
export { NothingToShow, renderThumbnail, thumbnailSide } from './thumbnail/render-thumbnail.ts';
