import { describe, expect, it } from 'vitest';
import { guessesForImage, roundnessForViews } from './guesses.ts';
import { readImageParams, readViewsParams } from './params.ts';

describe('variants', () => {
  it('start with what was asked for, whatever the seed', () => {
    for (const seed of [0, 1, 99]) {
      const params = readImageParams({ thickness: 1.4, back: 'mirror', seed });
      expect(guessesForImage(params, 1)).toEqual([{ thickness: 1.4, learnedPart: 0.5, back: 'mirror' }]);
      expect(guessesForImage(params, 4).every(({ back }) => back === 'mirror')).toBe(true);
    }
  });

  it('repeat for a seed and differ between seeds', () => {
    const guesses = (seed: number) => JSON.stringify(guessesForImage(readImageParams({ seed }), 4));
    expect(guesses(5)).toBe(guesses(5));
    expect(guesses(5)).not.toBe(guesses(6));
  });

  it('of several views differ in roundness and stay in range', () => {
    for (const roundness of [2, 5, 8]) {
      const all = roundnessForViews(readViewsParams({ roundness }), 4);
      expect(all[0]).toBe(roundness);
      expect(all.every((p) => p >= 2 && p <= 8)).toBe(true);
      expect(new Set(all).size).toBe(4);
    }
  });
});

describe('parameters', () => {
  it('have the defaults of the catalog', () => {
    expect(readImageParams({})).toEqual({
      hasTexture: true,
      isPbr: true,
      facesMax: 30_000,
      textureSize: 1024,
      smoothness: 1,
      detail: 1,
      roughness: 0.75,
      seed: 0,
      thickness: 1,
      back: 'auto',
      delight: 0.7,
    });
    expect(readImageParams({ faceLimit: null, seed: null })).toEqual(readImageParams({}));
    expect(readViewsParams({}).roundness).toBe(2);
  });

  it('are held to their ranges', () => {
    const params = readImageParams({
      faceLimit: 3,
      thickness: 99,
      textureSize: 777,
      back: 'no',
      texture: false,
    });
    expect(params).toMatchObject({
      facesMax: 500,
      thickness: 2,
      textureSize: 1024,
      back: 'auto',
      isPbr: false,
    });
  });
});
