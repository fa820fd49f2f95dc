import { describe, expect, it } from 'vitest';
import { catalog, operationById } from './catalog.ts';
import { parseDraft } from './parse-params.ts';
import { defaultPrices, type PriceList } from './price-book.ts';
import { quote } from './quote.ts';

function creditsOf(id: string, params: Record<string, unknown> = {}, list: PriceList = 'default'): number {
  const operation = operationById(id)!;
  const draft = parseDraft(operation, params);
  if (!draft.ok) throw new Error(`${id}: ${draft.refusal.field} ${draft.refusal.message}`);
  return quote(operation, draft.value, { priceBook: { version: 'test', list, prices: defaultPrices } })
    .totalCredits;
}

const plain = { texture: false, pbr: false };
const h = { engine: 'hunyuan3d-2.1' };
const premium = { family: 'premium' };

describe('the price book, number by number', () => {
  it.each([
    ['image-to-model', { ...h, ...plain }, 20],
    ['image-to-model', h, 30],
    ['image-to-model', { ...h, texture: false }, 30],
    ['image-to-model', { ...h, pbr: false }, 30],
    ['hosted-image-to-model', plain, 20],
    ['hosted-image-to-model', {}, 30],
    ['hosted-image-to-model', { ...premium, ...plain }, 40],
    ['hosted-image-to-model', premium, 50],
    ['text-to-model', plain, 10],
    ['text-to-model', {}, 20],
    ['text-to-model', { ...premium, ...plain }, 30],
    ['text-to-model', premium, 40],
    ['multiview-to-model', { ...h, ...plain }, 20],
    ['multiview-to-model', h, 30],
    ['hosted-multiview-to-model', plain, 20],
    ['hosted-multiview-to-model', {}, 30],
    ['hosted-multiview-to-model', { ...premium, ...plain }, 40],
    ['hosted-multiview-to-model', premium, 50],
    ['import-model', {}, 0],
    ['image-to-model', { ...h, textureQuality: 'detailed' }, 40],
    ['image-to-model', { ...h, smartLowPoly: true }, 40],
    ['image-to-model', { ...h, quad: true }, 35],
    ['image-to-model', { ...h, generateParts: true }, 50],
    [
      'image-to-model',
      { ...h, textureQuality: 'detailed', smartLowPoly: true, quad: true, generateParts: true },
      75,
    ],
    ['image-to-model', {}, 8],
    ['image-to-model', { texture: false }, 5],
    ['image-to-model', { ...plain }, 5],
    ['multiview-to-model', {}, 8],
    ['multiview-to-model', plain, 5],
    ['image-to-model', { variants: 4 }, 32],
  ])('making models: %s %j costs %i', (id, params, credits) => {
    expect(creditsOf(id, params)).toBe(credits);
  });

  it.each<readonly [string, Record<string, unknown>, number]>([
    ['text-to-image', {}, 5],
    ...['flux.1_kontext_pro', 'flux.1_dev', 'gpt_4o', 'gemini_2.5_flash_image_preview'].map(
      (model) => ['image-generation', { model }, 5] as const,
    ),
    ...[
      'gpt_image_1.5',
      'gpt_image_2',
      'midjourney',
      'gemini_3_pro_image_preview',
      'gemini_3.1_flash_image_preview',
    ].map((model) => ['image-generation', { model }, 10] as const),
    ['generate-multiview-image', {}, 10],
    ['edit-multiview-image', { views: ['front', 'back', 'left'] }, 15],
    ['texture-model', {}, 10],
    ['texture-model', { textureQuality: 'detailed' }, 20],
    ['mesh-segmentation', {}, 40],
    ['mesh-completion', {}, 50],
    ['smart-low-poly', {}, 30],
    ['pre-rig-check', {}, 0],
    ['rig', {}, 25],
    ['retarget', { animations: ['a', 'b', 'c'] }, 30],
    ['text-to-motion', { actions: 3 }, 15],
    ['motion-edit', {}, 5],
    ['motion-stitch', {}, 5],
    ['trajectory-control', {}, 5],
    ['text-to-environment-map', {}, 20],
    ['image-to-environment-map', {}, 25],
    ['environment-map-to-world', {}, 80],
    ['texture-to-material', {}, 20],
  ])('other operations: %s %j costs %i', (id, params, credits) => {
    expect(creditsOf(id, params)).toBe(credits);
  });

  it.each([
    [{}, 5],
    [{ format: 'FBX' }, 5],
    [{ faceLimit: -1 }, 5],
    [{ faceLimit: null, quad: false, flattenBottom: false, pivotToCenterBottom: false }, 5],
    [{ quad: true }, 10],
    [{ faceLimit: 5000 }, 10],
    [{ flattenBottom: true }, 10],
    [{ flattenBottomThreshold: 0.01 }, 10],
    [{ textureSize: 2048 }, 10],
    [{ textureFormat: 'PNG' }, 10],
    [{ pivotToCenterBottom: true }, 10],
    [{ scaleFactor: 2 }, 10],
    [{ quad: true, faceLimit: 5000, textureSize: 2048, scaleFactor: 2 }, 10],
  ])('a conversion costs more once, as soon as any option is set: %j costs %i', (params, credits) => {
    expect(creditsOf('conversion', params)).toBe(credits);
  });

  it.each([
    ['text-to-material', {}, 12],
    ['text-to-material', { widthPixels: 2048, heightPixels: 2048 }, 42],
    ['text-to-material', { upscale: 2 }, 18],
    ['text-to-material', { widthPixels: 512, heightPixels: 512 }, 5], // 4.5
    ['text-to-material', { widthPixels: 2048, heightPixels: 2048, upscale: 4 }, 90],
    ['image-to-material', {}, 23],
    ['image-to-material', { upscale: 4 }, 35],
    ['image-to-material', { widthPixels: 512, heightPixels: 512 }, 16], // 15.5
  ])('a material is priced by its megapixels: %s %j costs %i', (id, params, credits) => {
    expect(creditsOf(id, params)).toBe(credits);
  });

  it.each([
    [1, 3],
    [5, 3],
    [7.5, 5], // 4.5
    [10, 6],
    [12.5, 8], // 7.5
    [30, 18],
    [null, 18],
  ])('a sound of %s s costs %i; an automatic length is priced at its maximum', (seconds, credits) => {
    expect(creditsOf('text-to-sound-effect', { seconds })).toBe(credits);
  });

  it('has a second list for image to 3D: flat per model, and nothing else changes', () => {
    expect(creditsOf('image-to-model', h, 'toolkit')).toBe(25);
    expect(creditsOf('image-to-model', { ...h, ...plain, quad: true, variants: 2 }, 'toolkit')).toBe(50);
    expect(creditsOf('hosted-image-to-model', premium, 'toolkit')).toBe(75);
    expect(creditsOf('hosted-image-to-model', {}, 'toolkit')).toBe(45);
    const others = catalog.filter(({ id }) => id !== 'hosted-image-to-model');
    for (const { id } of others) expect([id, creditsOf(id, {}, 'toolkit')]).toEqual([id, creditsOf(id)]);
  });

  it.each([
    ['image-to-model', {}, 12, 6], // 8: 12, 6.4
    ['image-to-model', plain, 8, 4], // 5: 7.5, 4
    ['image-to-model', { variants: 3, texture: false }, 23, 12], // 15: 22.5, 12
    ['rig', {}, 38, 20], // 25: 37.5
    ['pre-rig-check', {}, 0, 0],
  ])('%s %j costs x1.5 on the fast lane and x0.8 off-peak, rounded half up', (id, params, fast, offPeak) => {
    expect(creditsOf(id, { ...params, lane: 'fast' })).toBe(fast);
    expect(creditsOf(id, { ...params, lane: 'off-peak' })).toBe(offPeak);
  });
});
