import { uploadLimits } from '@maquette/domain/assets';
import { formatBytes } from '@maquette/ui';

/** What file pickers offer. */
export const acceptedFiles = '.png,.jpg,.jpeg,.webp,.glb,image/png,image/jpeg,image/webp,model/gltf-binary';
export const acceptedPictures = '.png,.jpg,.jpeg,.webp,image/png,image/jpeg,image/webp';

/** What can be told of a file before it is sent: the sentence that refuses it, or null. The server looks inside. */
export function whyNotSend(file: Pick<File, 'name' | 'size'>): string | null {
  const isModel = /\.glb$/i.test(file.name);
  if (!isModel && !/\.(png|jpe?g|webp)$/i.test(file.name))
    return 'This is not a PNG, JPEG or WebP picture and not a GLB model. Convert it first.';
  if (file.size === 0) return 'This file is empty. Export it again.';
  const bytesMax = isModel ? uploadLimits.modelBytesMax : uploadLimits.imageBytesMax;
  if (file.size > bytesMax)
    return `This file has ${formatBytes(file.size)}; a ${isModel ? 'model' : 'picture'} may have ${formatBytes(bytesMax)}. Make it smaller.`;
  return null;
}
