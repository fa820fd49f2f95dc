import type { Operation } from './operation.ts';
import { imageToModel } from './image-to-model/image-to-model.ts';
import { multiviewToModel } from './multiview-to-model/multiview-to-model.ts';
import { importModel } from './import-model/import-model.ts';
import { textToModel } from './text-to-model/text-to-model.ts';
import { hostedImageToModel } from './hosted-image-to-model/hosted-image-to-model.ts';
import { hostedMultiviewToModel } from './hosted-multiview-to-model/hosted-multiview-to-model.ts';
import { textToImage } from './text-to-image/text-to-image.ts';
import { imageGeneration } from './image-generation/image-generation.ts';
import { generateMultiviewImage } from './generate-multiview-image/generate-multiview-image.ts';
import { editMultiviewImage } from './edit-multiview-image/edit-multiview-image.ts';
import { textureModel } from './texture-model/texture-model.ts';
import { meshSegmentation } from './mesh-segmentation/mesh-segmentation.ts';
import { meshCompletion } from './mesh-completion/mesh-completion.ts';
import { smartLowPoly } from './smart-low-poly/smart-low-poly.ts';
import { conversion } from './conversion/conversion.ts';
import { preRigCheck } from './pre-rig-check/pre-rig-check.ts';
import { rig } from './rig/rig.ts';
import { retarget } from './retarget/retarget.ts';
import { textToMotion } from './text-to-motion/text-to-motion.ts';
import { motionEdit } from './motion-edit/motion-edit.ts';
import { motionStitch } from './motion-stitch/motion-stitch.ts';
import { trajectoryControl } from './trajectory-control/trajectory-control.ts';
import { textToEnvironmentMap } from './text-to-environment-map/text-to-environment-map.ts';
import { imageToEnvironmentMap } from './image-to-environment-map/image-to-environment-map.ts';
import { environmentMapToWorld } from './environment-map-to-world/environment-map-to-world.ts';
import { textToMaterial } from './text-to-material/text-to-material.ts';
import { textureToMaterial } from './texture-to-material/texture-to-material.ts';
import { imageToMaterial } from './image-to-material/image-to-material.ts';
import { textToSoundEffect } from './text-to-sound-effect/text-to-sound-effect.ts';

/** Every operation of the price book: the startable ones first. */
export const catalog: readonly Operation[] = [
  imageToModel,
  multiviewToModel,
  importModel,
  textToModel,
  hostedImageToModel,
  hostedMultiviewToModel,
  textToImage,
  imageGeneration,
  generateMultiviewImage,
  editMultiviewImage,
  textureModel,
  meshSegmentation,
  meshCompletion,
  smartLowPoly,
  conversion,
  preRigCheck,
  rig,
  retarget,
  textToMotion,
  motionEdit,
  motionStitch,
  trajectoryControl,
  textToEnvironmentMap,
  imageToEnvironmentMap,
  environmentMapToWorld,
  textToMaterial,
  textureToMaterial,
  imageToMaterial,
  textToSoundEffect,
] as Operation[];

const byId = new Map(catalog.map((operation) => [operation.id, operation]));

/** The operation of this id, or undefined when there is none. */
export const operationById = (id: string): Operation | undefined => byId.get(id);
