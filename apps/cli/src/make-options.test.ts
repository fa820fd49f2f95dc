import { describe, expect, it } from 'vitest';
import { readMakeRequest } from './make-options.ts';

describe('maquette make', () => {
  it('makes one picture a model, and several views a model from views', () => {
    expect(readMakeRequest(['photo.png'], {})).toEqual({
      operation: 'image-to-model',
      params: {},
      pictures: [{ side: 'front', path: 'photo.png' }],
    });
    expect(readMakeRequest([], { left: 'b.png', front: 'a.png' })).toMatchObject({
      operation: 'multiview-to-model',
      pictures: [
        { side: 'front', path: 'a.png' },
        { side: 'left', path: 'b.png' },
      ],
    });
    expect(readMakeRequest(['a.png'], { back: 'b.png' }).operation).toBe('multiview-to-model');
  });

  it('understands the flags', () => {
    const flags = {
      texture: 'false',
      faces: '20000',
      variants: '2',
      seed: '0',
      lane: 'fast',
      engine: 'sculpt',
    };
    const param = ['thickness=1.2', 'back=mirror', 'generateParts=false'];
    expect(readMakeRequest(['a.png'], { ...flags, param }).params).toEqual({
      engine: 'sculpt',
      texture: false,
      pbr: false,
      faceLimit: 20_000,
      variants: 2,
      seed: 0,
      lane: 'fast',
      thickness: 1.2,
      back: 'mirror',
      generateParts: false,
    });
    expect(readMakeRequest(['a.png'], { texture: 'false', pbr: 'true' }).params.pbr).toBe(true);
  });

  it.each([
    [[], {}, 'Which picture?'],
    [[], { left: 'b.png' }, 'Which picture?'],
    [['a.png', 'b.png'], {}, 'one picture too many: b.png'],
    [['a.png'], { front: 'b.png' }, 'given twice'],
    [['a.png'], { faces: 'many' }, '--faces is a whole number'],
    [['a.png'], { texture: 'perhaps' }, '--texture is true or false'],
    [['a.png'], { param: ['thickness'] }, '--param is name=value'],
  ])('does not guess: %j %j', (positionals, flags, message) => {
    expect(() => readMakeRequest(positionals, flags)).toThrow(message);
  });
});
