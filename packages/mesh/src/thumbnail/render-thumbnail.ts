import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { openDocument } from '../glb/open-document.ts';
import { readScene } from '../scene/read-scene.ts';
import { occlude } from './ambient-occlusion.ts';
import { bindTextures } from './bind-textures.ts';
import { boundsOf } from './bounds.ts';
import { fitCamera, type Camera } from './camera.ts';
import { toByte } from './colour.ts';
import { drawBlended } from './draw-blended.ts';
import { drawOpaque, type Drawable } from './draw.ts';
import { createFrame, type Frame } from './frame.ts';
import { castOnGround, type GroundShadow } from './ground-shadow.ts';
import { placeLights } from './lighting.ts';
import { project } from './project.ts';
import { Spot } from './spot.ts';
import { createShade, type Shade } from './shade.ts';
import { castShadows } from './shadow-map.ts';

/** Pixels of a thumbnail's side. */
export const thumbnailSide = 512;
/** Samples per pixel, along each side. */
const samplesPerSide = 2;
const drawingMsMax = 10_000;

/** There is nothing in a file that a picture could show. */
export class NothingToShow extends Error {
  constructor() {
    super('The model has no triangles.');
    this.name = 'NothingToShow';
  }
}

/**
 * A picture of a GLB on disk, without a browser: 512 x 512 WebP, transparent around the model and its soft shadow,
 * seen from its front right and slightly above. Very large models are drawn as far as ten seconds allow.
 * Throws `NothingToShow`, `GlbDamaged`, or what the decoders throw. Give it a process that may be killed.
 */
export async function renderThumbnail(glbPath: string): Promise<Buffer> {
  const surfaces = readScene(await openDocument(await readFile(glbPath)));
  if (surfaces.length === 0) throw new NothingToShow();
  const maps = await bindTextures(surfaces);
  const bounds = boundsOf(surfaces);
  const camera = fitCamera(surfaces, bounds);
  const frame = createFrame(thumbnailSide * samplesPerSide);
  const drawables: Drawable[] = surfaces.map((surface) => ({
    surface,
    projected: project(surface.positions, camera, frame.side),
    maps: maps.get(surface.material)!,
  }));
  drawOpaque(drawables, frame, performance.now() + drawingMsMax);
  const lighting = placeLights(camera);
  const lit = castShadows(drawables, lighting.key.direction, bounds);
  const shade = createShade({ eye: camera.eye, lighting, lit });
  const picture = shadeOpaque(drawables, frame, { shade, camera, bounds });
  drawBlended(drawables, frame, { shade, picture });
  const pixels = develop(picture, frame.side, castOnGround(drawables, { camera, bounds }));
  return sharp(pixels, { raw: { width: thumbnailSide, height: thumbnailSide, channels: 4 } })
    .webp({ quality: 86, alphaQuality: 90 })
    .toBuffer();
}

/**
 * Linear, tone-mapped, multiplied by opacity. Samples of one pixel that show the same triangle are lit once, as
 * graphics cards do it (multisampling).
 */
function shadeOpaque(
  drawables: Drawable[],
  frame: Frame,
  view: { shade: Shade; camera: Camera; bounds: ReturnType<typeof boundsOf> },
): Float32Array {
  const openness = occlude(drawables, frame, view);
  const picture = new Float32Array(frame.side * frame.side * 4);
  const colour = new Float32Array(4);
  const spot = new Spot();
  for (let sample = 0; sample < frame.surface.length; sample++) {
    const index = frame.surface[sample]!;
    if (index < 0) continue;
    const twin = earlierInPixel(frame, sample);
    if (twin >= 0) {
      picture.copyWithin(sample * 4, twin * 4, twin * 4 + 4);
      continue;
    }
    const drawable = drawables[index]!;
    spot.choose(
      drawable.surface.triangles,
      frame.triangle[sample]!,
      frame.second[sample]!,
      frame.third[sample]!,
    );
    view.shade(drawable, spot, openness(sample), colour);
    for (let k = 0; k < 4; k++) picture[sample * 4 + k] = colour[k]!;
  }
  return picture;
}

/** A sample of the same pixel and triangle that came before; -1 for none. */
function earlierInPixel({ side, surface, triangle }: Frame, sample: number): number {
  const left = sample % side;
  const corner = sample - (left % samplesPerSide) - (Math.floor(sample / side) % samplesPerSide) * side;
  for (let i = 0; i < samplesPerSide * samplesPerSide; i++) {
    const other = corner + Math.floor(i / samplesPerSide) * side + (i % samplesPerSide);
    if (other >= sample) return -1;
    if (surface[other] === surface[sample] && triangle[other] === triangle[sample]) return other;
  }
  return -1;
}

/** Averages the samples of each pixel, lays them over the shadow, and turns them into sRGB bytes. */
function develop(picture: Float32Array, side: number, shadow: GroundShadow): Buffer {
  const out = Buffer.alloc(thumbnailSide * thumbnailSide * 4);
  const pixel = new Float32Array(4);
  for (let y = 0; y < thumbnailSide; y++)
    for (let x = 0; x < thumbnailSide; x++) {
      average(picture, side, { x, y }, pixel);
      const model = pixel[3]!;
      const dark = model < 1 ? shadow(centred(x), -centred(y)) : 0;
      const opacity = model + dark * (1 - model);
      const at = (y * thumbnailSide + x) * 4;
      if (opacity > 0) for (let k = 0; k < 3; k++) out[at + k] = toByte(pixel[k]! / opacity);
      out[at + 3] = Math.round(opacity * 255);
    }
  return out;
}

const centred = (pixel: number) => ((pixel + 0.5) / thumbnailSide) * 2 - 1;

function average(
  picture: Float32Array,
  side: number,
  { x, y }: { x: number; y: number },
  out: Float32Array,
): void {
  out.fill(0);
  for (let i = 0; i < samplesPerSide ** 2; i++) {
    const row = y * samplesPerSide + Math.floor(i / samplesPerSide);
    const at = (row * side + x * samplesPerSide + (i % samplesPerSide)) * 4;
    for (let k = 0; k < 4; k++) out[k]! += picture[at + k]! / samplesPerSide ** 2;
  }
}
