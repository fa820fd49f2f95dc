import { z } from 'zod';
import { baseLine, laterOperation } from '../later-operation.ts';
import { laneParam, uploadParam } from '../param.ts';

const formats = ['GLTF', 'USDZ', 'FBX', 'OBJ', 'STL', '3MF'] as const;
const textureFormats = ['BMP', 'DPX', 'HDR', 'JPEG', 'OPEN_EXR', 'PNG', 'TARGA', 'TIFF', 'WEBP'] as const;

/** Any of these set makes a conversion cost more, once. Off, null and a face limit of -1 count as not set. */
const options = {
  quad: z.boolean().default(false).describe('Quads instead of triangles.'),
  faceLimit: z
    .number()
    .int()
    .min(-1)
    .max(500_000)
    .nullable()
    .default(null)
    .describe('Most faces; null or -1 keeps them.'),
  flattenBottom: z.boolean().default(false).describe('Cuts the bottom flat.'),
  flattenBottomThreshold: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .default(null)
    .describe('How much is cut off, as a share of the height.'),
  textureSize: z
    .number()
    .int()
    .min(128)
    .max(8192)
    .nullable()
    .default(null)
    .describe('Side of the textures in pixels.'),
  textureFormat: z.enum(textureFormats).nullable().default(null).describe('File format of the textures.'),
  pivotToCenterBottom: z.boolean().default(false).describe('Moves the origin to the middle of the bottom.'),
  scaleFactor: z.number().min(0.0001).max(10_000).nullable().default(null).describe('Multiplies the size.'),
};

const isSet = (name: string, value: unknown): boolean =>
  value !== undefined && value !== null && value !== false && !(name === 'faceLimit' && value === -1);

/** A model in another file format. */
export const conversion = laterOperation({
  id: 'conversion',
  name: 'Conversion',
  summary: 'A model in another file format.',
  params: z.strictObject({
    model: uploadParam('Upload id of the model.').optional(),
    format: z.enum(formats).default('GLTF').describe('The file format to convert to.'),
    ...options,
    lane: laneParam,
  }),
  waitsFor: 'mesh',
  price(params, { prices }) {
    const names = Object.keys(options) as (keyof typeof options)[];
    const withOptions = names.some((name) => isSet(name, params[name]));
    const { plain, withOptions: dearer } = prices.conversion;
    const line = baseLine(`Conversion to ${params.format}`, plain);
    return withOptions ? [line, { code: 'options', label: 'With options', credits: dearer - plain }] : [line];
  },
  delivers: 'model',
});
