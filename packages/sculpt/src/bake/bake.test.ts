import { describe, expect, it } from 'vitest';
import { boundsOf, createField } from '../picture/field.ts';
import { delightPicture } from './delight.ts';
import { dilateTexels } from './dilate.ts';
import { frameSubject } from '../depth/frame.ts';
import { guessBackPicture } from './back-picture.ts';
import { lumaOf } from '../picture/colour.ts';
import { prepareView } from './view.ts';
import { signedDistance } from '../picture/signed-distance.ts';
import { stillPace } from '../testing/still-pace.ts';
import type { Picture } from '../picture/picture.ts';

const side = 240;
const radius = 100;

/** A disc painted by `colourAt`, given the place from -1 to 1. */
function paintDisc(colourAt: (x: number, y: number) => [number, number, number]): {
  picture: Picture;
  mask: ReturnType<typeof createField>;
} {
  const mask = createField(side, side);
  const pixels = new Uint8ClampedArray(side * side * 4);
  for (let i = 0; i < side * side; i++) {
    const x = ((i % side) + 0.5 - side / 2) / radius;
    const y = (Math.floor(i / side) + 0.5 - side / 2) / radius;
    mask.values[i] = Math.max(0, Math.min(1, (1 - Math.hypot(x, y)) * radius + 0.5));
    pixels.set([...colourAt(x, y), Math.round(mask.values[i]! * 255)], 4 * i);
  }
  return { picture: { width: side, height: side, pixels }, mask };
}

const viewOf = (subject: ReturnType<typeof paintDisc>) =>
  prepareView(
    {
      ...subject,
      name: 'front',
      scale: 2 * radius,
      centreX: side / 2 - 0.5,
      centreY: side / 2 - 0.5,
    },
    stillPace,
  );

describe('taking light out of a picture', () => {
  it('evens out a shaded ball and leaves its paint', () => {
    const subject = paintDisc((x, y) => {
      const z = Math.sqrt(Math.max(0, 1 - x * x - y * y));
      const light = (0.5 + 0.5 * Math.max(0, 0.8 * z - 0.5 * x - 0.3 * y)) ** (1 / 2.2);
      const paint: [number, number, number] = y > 0 ? [200, 60, 60] : [60, 60, 200];
      return [paint[0] * light, paint[1] * light, paint[2] * light];
    });
    const frame = frameSubject(subject.mask, boundsOf(subject.mask)!, 120);
    const front = createField(frame.size, frame.size);
    for (let i = 0; i < front.values.length; i++) {
      const x = (i % frame.size) + 0.5 - frame.size / 2;
      const y = Math.floor(i / frame.size) + 0.5 - frame.size / 2;
      front.values[i] = Math.sqrt(Math.max(0, 60 ** 2 - x * x - y * y));
    }
    const lit = delightPicture(subject, frame, front, 1);
    const contrast = ({ pixels }: Picture, y: number) => {
      const at = (x: number) => 4 * ((side / 2 + y) * side + side / 2 + x);
      const luma = (x: number) => lumaOf(pixels[at(x)]!, pixels[at(x) + 1]!, pixels[at(x) + 2]!);
      return Math.abs(luma(-55) - luma(55));
    };
    for (const y of [-30, 30]) expect(contrast(lit, y)).toBeLessThan(contrast(subject.picture, y) * 0.65);
    const below = 4 * ((side / 2 + 30) * side + side / 2);
    expect(lit.pixels[below]! / lit.pixels[below + 2]!).toBeCloseTo(200 / 60, 0);
    expect(delightPicture(subject, frame, front, 0)).toBe(subject.picture);
  });
});

describe('the colours of sides and backs', () => {
  it('keeps an ink line off the sides', async () => {
    const view = await viewOf(paintDisc((x, y) => (Math.hypot(x, y) > 0.95 ? [10, 10, 10] : [220, 180, 60])));
    expect(view.hasOutline).toBe(true);
    const rim = 3 * ((side / 2) * side + side / 2 + radius - 2);
    expect(view.slanted.values[rim]).toBeGreaterThan(200);
    expect(view.colours.values[rim]).toBeLessThan(60);
  });

  it('takes a face off the back of a head and leaves the hair', async () => {
    const subject = paintDisc((x, y) => {
      if (Math.hypot(Math.abs(x) - 0.3, y) < 0.12) return [20, 20, 20];
      if (Math.hypot(x, y) < 0.7) return [235, 190, 160];
      return [120, 60, 20];
    });
    const frame = frameSubject(subject.mask, boundsOf(subject.mask)!, 120);
    const back = guessBackPicture(await viewOf(subject), frame, signedDistance(frame.mask));
    const middle = frame.size >> 1;
    for (const [x, y] of [
      [0, 0],
      [-18, 0],
      [18, 0],
      [0, 30],
    ] as const) {
      const at = 3 * (Math.round(middle + y) * frame.size + Math.round(middle + x));
      const [red, green, blue] = back.values.subarray(at, at + 3);
      expect([red, green, blue]).toEqual([
        expect.closeTo(120, -1.4),
        expect.closeTo(60, -1.4),
        expect.closeTo(20, -1.4),
      ]);
    }
  });

  it('lets stripes that reach the rim go round', async () => {
    const subject = paintDisc((_, y) => (y > 0 ? [200, 40, 40] : [40, 40, 200]));
    const frame = frameSubject(subject.mask, boundsOf(subject.mask)!, 120);
    const back = guessBackPicture(await viewOf(subject), frame, signedDistance(frame.mask));
    const red = (y: number) => back.values[3 * (((frame.size >> 1) + y) * frame.size + (frame.size >> 1))]!;
    expect([red(-25), red(25)].map((v) => Math.round(v / 20))).toEqual([2, 10]);
  });
});

describe('dilateTexels', () => {
  it('runs colours into the gaps, no further than asked', () => {
    const plane = new Uint8Array(3 * 49);
    const covered = new Uint8Array(49);
    covered[24] = 1;
    plane.set([9, 8, 7], 72);
    dilateTexels([plane], covered, { size: 7, texels: 2 });
    const filled = Array.from({ length: 49 }, (_, i) => plane[3 * i] === 9);
    expect(filled.filter(Boolean)).toHaveLength(13);
    expect([...plane.subarray(3 * 22, 3 * 22 + 3)]).toEqual([9, 8, 7]);
  });
});
