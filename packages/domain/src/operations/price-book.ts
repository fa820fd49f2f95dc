/** The version of the prices below: every hold records the one that it was priced with. Change it with any number. */
export const priceBookVersion = '2026-11-20';

export const creditsPerDollar = 100;

/** Which numbers an installation uses for image to model: the first table of the price book, or the toolkits'. */
export type PriceList = 'default' | 'toolkit';

/**
 * The prices of a new installation, in credits. Whole numbers, except where a formula is rounded half up. An operator
 * edits them; what is in force is read by `readPriceBook` of services/pricing.
 */
export const defaultPrices = {
  modelMaking: {
    standard: {
      image: { plain: 20, textured: 30 },
      text: { plain: 10, textured: 20 },
      views: { plain: 20, textured: 30 },
    },
    premium: {
      image: { plain: 40, textured: 50 },
      text: { plain: 30, textured: 40 },
      views: { plain: 40, textured: 50 },
    },
    sculpt: { plain: 5, textured: 8 },
  },
  /** Added to the standard family only. */
  standardOptions: { textureDetailed: 10, smartLowPoly: 10, quad: 5, generateParts: 20 },
  /** Image to model on the toolkit list, flat. */
  toolkit: { 'hunyuan3d-2.1': 25, 'tripo-p1': 75, 'tripo-v3': 45 },
  importModel: 0,
  textToImage: 5,
  imageGeneration: {
    'flux.1_kontext_pro': 5,
    'flux.1_dev': 5,
    gpt_4o: 5,
    'gemini_2.5_flash_image_preview': 5,
    'gpt_image_1.5': 10,
    gpt_image_2: 10,
    midjourney: 10,
    gemini_3_pro_image_preview: 10,
    'gemini_3.1_flash_image_preview': 10,
  },
  generateMultiviewImage: 10,
  editMultiviewImagePerView: 5,
  textureModel: 10,
  textureModelDetailed: 10,
  meshSegmentation: 40,
  meshCompletion: 50,
  smartLowPoly: 30,
  preRigCheck: 0,
  rig: 25,
  retargetPerAnimation: 10,
  conversion: { plain: 5, withOptions: 10 },
  textToMotionPerAction: 5,
  motionEdit: 5,
  motionStitch: 5,
  trajectoryControl: 5,
  textToEnvironmentMap: 20,
  imageToEnvironmentMap: 25,
  environmentMapToWorld: 80,
  /** base + perMegapixel x MP + perUpscaledMegapixel x MP x factor; the last term only above 1x. */
  material: { textBase: 2, imageBase: 13, perMegapixel: 10, perUpscaledMegapixel: 3 },
  textureToMaterial: 20,
  /** max(seconds, 5) x 3/5; an automatic length is reserved as 30 s. */
  sound: { perFiveSeconds: 3 },
} as const;

type Widened<T> = T extends number ? number : { -readonly [Key in keyof T]: Widened<T[Key]> };

/** Every price by its place, as `defaultPrices` has them. */
export type Prices = Widened<typeof defaultPrices>;

/** What an installation prices with, at some moment. */
export interface PriceBook {
  version: string;
  list: PriceList;
  prices: Prices;
}

/** Whole credits from a formula's result, which is not negative: 4.5 -> 5. */
export const roundHalfUp = (credits: number): number => Math.round(credits);
