import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawPng, photographPear } from '../testing/drawn-pictures.ts';
import { makeMatte } from './matte.ts';
import { stillPace } from '../testing/still-pace.ts';
import type { Picture } from '../picture/picture.ts';

async function pictureOf(file: Buffer): Promise<Picture> {
  const { data, info } = await sharp(file).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, pixels: new Uint8ClampedArray(data) };
}

const draw = (body: string, background: string) =>
  pictureOf(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300" viewBox="0 0 100 100"><rect width="100" height="100" fill="${background}"/>${body}</svg>`,
    ),
  );

const matteOf = (picture: Picture) => makeMatte(picture, stillPace);

const at = ({ mask }: Awaited<ReturnType<typeof makeMatte>>, x: number, y: number) =>
  mask.values[y * 3 * 300 + x * 3]!;

function overlap(mask: Float32Array, truth: Float32Array): number {
  let both = 0;
  let either = 0;
  for (let i = 0; i < mask.length; i++) {
    const [a, b] = [mask[i]! >= 0.5, truth[i]! >= 0.5];
    if (a && b) both++;
    if (a || b) either++;
  }
  return both / either;
}

describe('finding the subject', () => {
  it('takes transparency as it is', async () => {
    const picture = await pictureOf(await drawPng('star', 200));
    const { mask, method, confidence } = await matteOf(picture);
    expect([method, confidence]).toEqual(['alpha', 1]);
    const alpha = Float32Array.from(mask.values, (_, i) => picture.pixels[4 * i + 3]! / 255);
    expect(overlap(mask.values, alpha)).toBe(1);
  });

  it('finds a pear on a paper sweep to within a hair, and leaves its shadow out', async () => {
    const { jpeg, mask: truth } = await photographPear(500);
    const { mask, method } = await matteOf(await pictureOf(jpeg));
    expect(method).toBe('studio');
    expect(overlap(mask.values, truth)).toBeGreaterThan(0.98);
  });

  it('copes with a coloured background that gets darker downwards', async () => {
    const matte = await matteOf(
      await draw(
        `<defs><linearGradient id="g" x2="0" y2="1"><stop stop-color="#7ab"/><stop offset="1" stop-color="#478"/></linearGradient></defs>
         <rect width="100" height="100" fill="url(#g)"/><circle cx="50" cy="50" r="30" fill="#d63"/>`,
        '#000',
      ),
    );
    expect([at(matte, 50, 50), at(matte, 10, 10), at(matte, 10, 90), at(matte, 90, 95)]).toEqual([
      1, 0, 0, 0,
    ]);
  });

  it('opens the handle of a cup but not the white of an eye', async () => {
    const cup = await matteOf(
      await draw(
        `<rect x="20" y="30" width="40" height="45" fill="#27a"/><circle cx="66" cy="52" r="13" fill="none" stroke="#27a" stroke-width="6"/>`,
        '#fff',
      ),
    );
    expect([at(cup, 40, 50), at(cup, 68, 52)]).toEqual([1, 0]);
    const face = await matteOf(
      await draw(
        `<circle cx="50" cy="50" r="38" fill="#e9b"/><circle cx="38" cy="44" r="8" fill="#fff"/><circle cx="38" cy="44" r="3" fill="#000"/>
         <circle cx="62" cy="44" r="8" fill="#fff"/><circle cx="62" cy="44" r="3" fill="#000"/>`,
        '#fff',
      ),
    );
    expect([at(face, 33, 44), at(face, 67, 44), at(face, 50, 70)]).toEqual([1, 1, 1]);
  });

  it('keeps a grey thing on a white page: grey is not always a shadow', async () => {
    const matte = await matteOf(
      await draw('<rect x="25" y="25" width="50" height="50" fill="#999"/>', '#fff'),
    );
    expect([at(matte, 50, 50), at(matte, 28, 72), at(matte, 10, 10)]).toEqual([1, 1, 0]);
  });

  it('keeps a pale ball whole whose shading passes through the colour of the background', async () => {
    const ball = await draw(
      `<defs><radialGradient id="g" cx="0.4" cy="0.35" r="0.75"><stop offset="0" stop-color="#fdfdfd"/><stop offset="1" stop-color="#8c8c8c"/></radialGradient></defs><circle cx="50" cy="50" r="32" fill="url(#g)"/>`,
      '#d6d6d6',
    );
    const { mask } = await matteOf(ball);
    const truth = Float32Array.from(mask.values, (_, i) =>
      Math.hypot((i % 300) + 0.5 - 150, Math.floor(i / 300) + 0.5 - 150) <= 96 ? 1 : 0,
    );
    expect(overlap(mask.values, truth)).toBeGreaterThan(0.97);
  });

  it('is unsure before a busy background', async () => {
    const stripes = Array.from(
      { length: 20 },
      (_, k) => `<rect x="${k * 5}" width="2.5" height="100" fill="#${k % 2 ? 'a64' : '486'}"/>`,
    );
    const matte = await matteOf(
      await draw(`${stripes.join('')}<circle cx="50" cy="50" r="28" fill="#dd2"/>`, '#fff'),
    );
    expect(matte.method).toBe('colour');
    expect(matte.confidence).toBeLessThan(0.5);
    expect([at(matte, 50, 50), at(matte, 3, 3)]).toEqual([expect.closeTo(1, 1), expect.closeTo(0, 1)]);
  });

  it('says when the subject is cut off, not when the picture is trimmed to it', async () => {
    const cut = await matteOf(await draw('<rect x="30" y="60" width="40" height="40" fill="#27a"/>', '#fff'));
    expect(cut.isCut).toBe(true);
    const trimmed = await sharp(await drawPng('disc', 200))
      .trim()
      .toBuffer();
    expect((await matteOf(await pictureOf(trimmed))).isCut).toBe(false);
  });
});
