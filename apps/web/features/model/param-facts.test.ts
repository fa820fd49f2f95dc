import { expect, test } from 'vitest';
import { paramFacts } from './param-facts.ts';

test('says what a model was made with, in words', () => {
  const facts = paramFacts('image-to-model', {
    image: 'upl_x',
    engine: 'sculpt',
    seed: 7,
    texture: true,
    pbr: false,
    faceLimit: null,
    variants: 2,
    thickness: 1.25,
    back: 'mirror',
    textureSize: 2048,
  });
  expect(Object.fromEntries(facts.map(({ name, value }) => [name, value]))).toEqual({
    Texture: 'Yes',
    'PBR materials': 'No',
    'Texture size': '2048 px',
    'Face limit': 'Automatic',
    Variants: '2',
    Thickness: '1.25',
    Back: 'Mirror of the front',
  });
});

test('has nothing to say of an operation that it does not know', () => {
  expect(paramFacts('gone', { texture: true })).toEqual([]);
});
