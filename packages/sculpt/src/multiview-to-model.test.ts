import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { alphaOf } from './picture/picture.ts';
import { expectSound } from './testing/expect-sound.ts';
import { extentOf, renderModel } from './testing/render.ts';
import { frontOverlap } from './testing/silhouette.ts';
import { sculptViews } from './testing/run-sculpt.ts';
import type { ReadModel } from './testing/read-model.ts';

// A bottle with a handle to its left, drawn from four sides; its label is on the front.
const bottle = {
  front: view(
    '<rect x="60" y="30" width="60" height="160" rx="14" fill="#3a7"/><rect x="80" y="8" width="20" height="30" fill="#262"/><rect x="60" y="90" width="60" height="50" fill="#fe8"/><path d="M120 70 h22 v60 h-22" fill="none" stroke="#3a7" stroke-width="10"/>',
    200,
  ),
  left: view(
    '<rect x="20" y="30" width="40" height="160" rx="14" fill="#3a7"/><rect x="30" y="8" width="20" height="30" fill="#262"/><rect x="35" y="65" width="10" height="70" fill="#296"/>',
    80,
  ),
  back: view(
    '<rect x="80" y="30" width="60" height="160" rx="14" fill="#3a7"/><rect x="100" y="8" width="20" height="30" fill="#262"/><path d="M80 70 h-22 v60 h22" fill="none" stroke="#3a7" stroke-width="10"/>',
    200,
  ),
  right: view(
    '<rect x="20" y="30" width="40" height="160" rx="14" fill="#3a7"/><rect x="30" y="8" width="20" height="30" fill="#262"/>',
    80,
  ),
};

function view(body: string, width: number): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${2 * width}" height="400" viewBox="0 0 ${width} 200">${body}</svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

const maskOf = async (file: Buffer) => {
  const { data, info } = await sharp(file).raw().toBuffer({ resolveWithObject: true });
  return alphaOf({ width: info.width, height: info.height, pixels: new Uint8ClampedArray(data) });
};

/** The model turned so that what was seen from a side is its front. */
function turnedTo(model: ReadModel, side: 'left' | 'back'): ReadModel {
  const positions = model.positions.slice();
  for (let i = 0; i < positions.length; i += 3) {
    const [x, z] = [model.positions[i]!, model.positions[i + 2]!];
    positions[i] = side === 'left' ? -z : -x;
    positions[i + 2] = side === 'left' ? x : -z;
  }
  return { ...model, positions };
}

describe('several views to a model', () => {
  it('matches both silhouettes of a front and a side', async () => {
    const [front, left] = [await bottle.front, await bottle.left];
    const { files, models } = await sculptViews({ front, left });
    await expectSound(files[0]!);
    expect(frontOverlap(models[0]!, await maskOf(front))).toBeGreaterThan(0.95);
    expect(frontOverlap(turnedTo(models[0]!, 'left'), await maskOf(left))).toBeGreaterThan(0.95);
  });

  it('takes the colours of four sides, each on its side', async () => {
    const { front, left, back, right } = bottle;
    const { files, models } = await sculptViews({
      front: await front,
      left: await left,
      back: await back,
      right: await right,
    });
    await expectSound(files[0]!);
    const yellow = (yaw: number) => {
      const { pixels } = renderModel(models[0]!, {
        yaw,
        pitch: 0,
        pixels: 128,
        metres: 1.1,
        look: 'texture',
      });
      let count = 0;
      for (let i = 0; i < pixels.length; i += 4) if (pixels[i]! > 200 && pixels[i + 2]! < 190) count++;
      return count;
    };
    expect(yellow(0)).toBeGreaterThan(500);
    expect(yellow(180)).toBe(0);
  });

  it('works from front and back alone', async () => {
    const { files, models } = await sculptViews({ front: await bottle.front, back: await bottle.back });
    await expectSound(files[0]!);
    expect(frontOverlap(turnedTo(models[0]!, 'back'), await maskOf(await bottle.back))).toBeGreaterThan(0.95);
  });

  it('gets boxier with roundness, which is what its variants differ in', async () => {
    const views = { front: await bottle.front, left: await bottle.left };
    const { models } = await sculptViews(views, { params: { texture: false }, count: 2 });
    const [round, boxy] = models.map(volumeOf);
    expect(boxy! / round!).toBeGreaterThan(1.02);
  });

  it('refuses views that cannot be one object', async () => {
    const other = view('<circle cx="100" cy="100" r="90" fill="#a33"/>', 200);
    await expect(sculptViews({ front: await bottle.front, back: await other })).rejects.toMatchObject({
      code: 'VIEWS_DISAGREE',
      message: expect.stringContaining('front and the back'),
    });
    const dumbbell = view(
      '<circle cx="40" cy="20" r="18" fill="#a33"/><circle cx="40" cy="180" r="18" fill="#a33"/>',
      80,
    );
    await expect(sculptViews({ front: await bottle.front, left: await dumbbell })).rejects.toMatchObject({
      code: 'VIEWS_DISAGREE',
    });
  });
});

/** Volume inside a closed mesh, as a part of the box around it. */
function volumeOf({ positions, faces }: ReadModel): number {
  let sum = 0;
  for (let f = 0; f < faces.length; f += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => [
      ...positions.subarray(3 * faces[f + k]!, 3 * faces[f + k]! + 3),
    ]) as [number[], number[], number[]];
    sum += a[0]! * (b[1]! * c[2]! - b[2]! * c[1]!);
    sum += a[1]! * (b[2]! * c[0]! - b[0]! * c[2]!);
    sum += a[2]! * (b[0]! * c[1]! - b[1]! * c[0]!);
  }
  const { low, high } = extentOf(positions);
  return sum / 6 / low.reduce((product, v, axis) => product * (high[axis]! - v), 1);
}
