import { EngineCancelled } from '@maquette/engine';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawOnWhite, drawPng, photographPear } from './testing/drawn-pictures.ts';
import { countHoles, expectSound } from './testing/expect-sound.ts';
import { extentOf, renderModel } from './testing/render.ts';
import { frontOverlap } from './testing/silhouette.ts';
import { alphaOf, readPicture } from './picture/picture.ts';
import { sculptImage } from './testing/run-sculpt.ts';
import type { ReadModel } from './testing/read-model.ts';

const depthOf = ({ positions }: ReadModel): number => {
  const { low, high } = extentOf(positions);
  return (high[2]! - low[2]!) / (high[0]! - low[0]!);
};

const alphaOfFile = async (file: Buffer) => {
  const { data, info } = await sharp(file).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return alphaOf({ width: info.width, height: info.height, pixels: new Uint8ClampedArray(data) });
};

describe('one picture to a model', () => {
  it('makes a closed model whose front matches a PNG with transparency', async () => {
    for (const name of ['star', 'character'] as const) {
      const picture = await drawPng(name);
      const { files, models, note } = await sculptImage(picture);
      await expectSound(files[0]!);
      expect(frontOverlap(models[0]!, await alphaOfFile(picture))).toBeGreaterThan(0.97);
      expect(note).toBeUndefined();
    }
  });

  it('makes a closed model whose front matches a photograph with a plain background, without its shadow', async () => {
    const { jpeg, mask } = await photographPear(640);
    const { files, models } = await sculptImage(jpeg);
    await expectSound(files[0]!);
    const truth = { width: 640, height: 640, channels: 1, values: mask };
    expect(frontOverlap(models[0]!, truth)).toBeGreaterThan(0.97);
  });

  it('keeps the hole of a handle, cut out or on a white page', async () => {
    for (const picture of [await drawPng('mug'), await drawOnWhite('mug')]) {
      const { files } = await sculptImage(picture, { params: { texture: false } });
      expect(await countHoles(files[0]!)).toEqual({ parts: 1, holes: 1 });
    }
  });

  it('shows the picture on its front', async () => {
    const picture = await drawPng('logo');
    const { models } = await sculptImage(picture, { params: { delight: 0, textureSize: 1024 } });
    const shown = renderModel(models[0]!, { yaw: 0, pitch: 0, pixels: 256, metres: 1, look: 'texture' });
    const { data } = await sharp(picture).trim().resize(256, 256).raw().toBuffer({ resolveWithObject: true });
    let difference = 0;
    let count = 0;
    for (let i = 0; i < 256 * 256; i++) {
      if (data[4 * i + 3]! < 250 || shown.pixels[4 * i + 3] === 0) continue;
      for (let c = 0; c < 3; c++) difference += Math.abs(data[4 * i + c]! - shown.pixels[4 * i + c]!);
      count += 3;
    }
    expect(difference / count).toBeLessThan(5);
  });

  it('gives the same bytes for the same seed, and says what made them', async () => {
    const picture = await drawPng('ring', 256);
    const options = { params: { seed: 7 }, provenance: { job: 'job_1' }, count: 2 };
    const [first, second] = [await sculptImage(picture, options), await sculptImage(picture, options)];
    expect(first.files.map((file, k) => file.equals(second.files[k]!))).toEqual([true, true]);
    expect(first.models[0]!.generator).toMatch(/^Maquette sculpt \d/);
    expect(first.models[0]!.extras).toMatchObject({ job: 'job_1', matte: 'alpha' });
  });

  it('keeps the first variant plain and varies the others by the seed', async () => {
    const picture = await drawPng('disc', 256);
    const one = await sculptImage(picture, { params: { seed: 1, texture: false }, count: 4 });
    const other = await sculptImage(picture, { params: { seed: 2, texture: false }, count: 4 });
    expect(one.files[0]!.equals(other.files[0]!)).toBe(true);
    expect(one.files[1]!.equals(other.files[1]!)).toBe(false);
    const depths = one.models.map(depthOf);
    expect(new Set(depths.map((d) => d.toFixed(2))).size).toBe(4);
  });

  it('gets deeper with thickness and no wider', async () => {
    const picture = await drawPng('ring', 256);
    const [thin, thick] = [
      await sculptImage(picture, { params: { thickness: 0.5, texture: false } }),
      await sculptImage(picture, { params: { thickness: 1.5, texture: false } }),
    ];
    expect(depthOf(thick.models[0]!) / depthOf(thin.models[0]!)).toBeGreaterThan(2.5);
  });

  it('stays within the face limit and closed', async () => {
    for (const faceLimit of [500, 4000]) {
      const { files, models } = await sculptImage(await drawPng('mug', 256), { params: { faceLimit } });
      await expectSound(files[0]!);
      expect(models[0]!.faces.length / 3).toBeLessThanOrEqual(faceLimit);
      expect(models[0]!.faces.length / 3).toBeGreaterThan(faceLimit * 0.9);
    }
  });

  it('makes a bare model without texture, and plain colour without PBR', async () => {
    const picture = await drawPng('star', 256);
    const bare = await sculptImage(picture, { params: { texture: false } });
    await expectSound(bare.files[0]!);
    expect(bare.models[0]).toMatchObject({ uvs: null, textures: [] });
    const plain = await sculptImage(picture, { params: { pbr: false } });
    await expectSound(plain.files[0]!);
    expect(plain.models[0]!.textures).toEqual([{ name: 'baseColour', widthPixels: 512 }]);
    const full = await sculptImage(picture);
    expect(full.models[0]!.textures.map(({ name }) => name)).toEqual([
      'baseColour',
      'occlusionRoughnessMetallic',
      'normal',
    ]);
  });

  it('paints the back as asked: a mirror of the front keeps the letter, the guess leaves it out', async () => {
    const picture = await drawPng('logo', 256);
    const whiteOnBack = async (back: string) => {
      const { models } = await sculptImage(picture, { params: { back } });
      const shown = renderModel(models[0]!, { yaw: 180, pitch: 0, pixels: 128, metres: 1, look: 'texture' });
      let white = 0;
      for (let i = 0; i < shown.pixels.length; i += 4) if (shown.pixels[i]! > 200) white++;
      return white;
    };
    expect(await whiteOnBack('mirror')).toBeGreaterThan(1000);
    expect(await whiteOnBack('auto')).toBeLessThan(20);
    expect(await whiteOnBack('rim')).toBeLessThan(20);
  });

  it('tells every stage in order, and never goes back', async () => {
    const { progress } = await sculptImage(await drawPng('disc', 256), { count: 2 });
    const own = ['solid', 'surface', 'atlas', 'bake', 'write'];
    expect(progress.map(({ stage }) => stage)).toEqual(['matte', 'depth', ...own, ...own]);
    const fractions = progress.map(({ fraction }) => fraction);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions.at(-1)).toBeLessThan(1);
  });

  it('stops soon after it is cancelled, at whatever stage', async () => {
    const picture = await drawPng('disc', 256);
    for (const at of ['matte', 'depth', 'surface', 'bake']) {
      const controller = new AbortController();
      const stages: string[] = [];
      const run = sculptImage(picture, {
        signal: controller.signal,
        onProgress(stage) {
          stages.push(stage);
          if (stage === at) controller.abort();
        },
      });
      await expect(run).rejects.toThrow(EngineCancelled);
      expect(stages.at(-1)).toBe(at);
    }
  });

  it('lets other events in while it works', async () => {
    let longestMs = 0;
    let lastMs = performance.now();
    const timer = setInterval(() => {
      longestMs = Math.max(longestMs, performance.now() - lastMs);
      lastMs = performance.now();
    }, 5);
    await sculptImage(await drawPng('disc', 1024), { params: { textureSize: 1024 } });
    clearInterval(timer);
    // A fifth of a second on an idle machine; this one may be busy with other tests.
    expect(longestMs).toBeLessThan(1500);
  });
});

describe('reading a picture', () => {
  it('refuses what is no picture with a sentence', async () => {
    await expect(sculptImage(Buffer.from('no picture at all'))).rejects.toMatchObject({
      code: 'INPUT_UNREADABLE',
      message: expect.stringContaining('PNG or JPEG'),
    });
    await expect(readPicture('/nowhere/at-all.png', 64)).rejects.toMatchObject({ code: 'INPUT_UNREADABLE' });
  });
});
