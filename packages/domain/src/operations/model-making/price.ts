import type { PriceBook, Prices } from '../price-book.ts';
import type { QuoteLine } from '../quote.ts';
import type { ModelOptions } from './options.ts';

export type ModelSource = 'image' | 'text' | 'views';
export type ModelFamily = 'standard' | 'premium';

const sourceNames: Record<ModelSource, string> = {
  image: 'Image to model',
  text: 'Text to model',
  views: 'Multi-view to model',
};

/** Textured means that texture or PBR is on. */
export const isTextured = (params: Pick<ModelOptions, 'texture' | 'pbr'>): boolean =>
  params.texture || params.pbr;

/** Lines of one model from the CPU engine, times the variants. Texture alone decides: sculpt has no PBR without it. */
export function sculptLines(source: ModelSource, params: ModelOptions, { prices }: PriceBook): QuoteLine[] {
  const finish = params.texture ? 'textured' : 'plain';
  return withVariants(
    [baseLine(`${sourceNames[source]}, draft`, finish, prices.modelMaking.sculpt[finish])],
    params.variants,
  );
}

/** Lines of one model of the standard or premium family, with the standard family's options, times the variants. */
export function familyLines(
  { source, family }: { source: ModelSource; family: ModelFamily },
  params: ModelOptions,
  { prices }: PriceBook,
): QuoteLine[] {
  const finish = isTextured(params) ? 'textured' : 'plain';
  const name = family === 'premium' ? `${sourceNames[source]}, premium` : sourceNames[source];
  const base = baseLine(name, finish, prices.modelMaking[family][source][finish]);
  return withVariants(
    family === 'standard' ? [base, ...optionLines(params, prices)] : [base],
    params.variants,
  );
}

/** One flat line per model of the toolkit list, times the variants. It covers every option. */
function toolkitLines(model: keyof Prices['toolkit'], variants: number, prices: Prices): QuoteLine[] {
  return withVariants(
    [{ code: 'base', label: `Image to 3D mesh, ${toolkitNames[model]}`, credits: prices.toolkit[model] }],
    variants,
  );
}

/** Lines of image to model on either price list; the toolkit list has a flat price per model. */
export function imageLines(
  { family, isHosted }: { family: ModelFamily; isHosted: boolean },
  params: ModelOptions,
  book: PriceBook,
): QuoteLine[] {
  if (book.list === 'default') return familyLines({ source: 'image', family }, params, book);
  if (family === 'premium') return toolkitLines('tripo-p1', params.variants, book.prices);
  return toolkitLines(isHosted ? 'tripo-v3' : 'hunyuan3d-2.1', params.variants, book.prices);
}

const toolkitNames: Record<keyof Prices['toolkit'], string> = {
  'hunyuan3d-2.1': 'Hunyuan3D 2.1',
  'tripo-p1': 'Tripo P1',
  'tripo-v3': 'Tripo V3',
};

const baseLine = (name: string, finish: 'plain' | 'textured', credits: number): QuoteLine => ({
  code: 'base',
  label: `${name}, ${finish === 'textured' ? 'with texture' : 'without texture'}`,
  credits,
});

function optionLines(params: ModelOptions, { standardOptions }: Prices): QuoteLine[] {
  const lines: (QuoteLine | false)[] = [
    params.textureQuality === 'detailed' && {
      code: 'texture-detailed',
      label: 'Detailed texture',
      credits: standardOptions.textureDetailed,
    },
    params.smartLowPoly && {
      code: 'smart-low-poly',
      label: 'Smart low poly',
      credits: standardOptions.smartLowPoly,
    },
    params.quad && { code: 'quad', label: 'Quads', credits: standardOptions.quad },
    params.generateParts && {
      code: 'generate-parts',
      label: 'Parts',
      credits: standardOptions.generateParts,
    },
  ];
  return lines.filter((line) => line !== false);
}

function withVariants(lines: QuoteLine[], variants: number): QuoteLine[] {
  if (variants === 1) return lines;
  const each = lines.reduce((sum, line) => sum + line.credits, 0);
  return [
    ...lines,
    { code: 'variants', label: `${variants} variants, ${each} each`, credits: each * (variants - 1) },
  ];
}
