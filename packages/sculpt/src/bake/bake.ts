import { sample } from '../picture/field.ts';
import { rasterFace } from '../atlas/raster.ts';
import { detailHeight } from './detail-height.ts';
import { dilateTexels } from './dilate.ts';
import { dot } from './depth-buffer.ts';
import { ambientOcclusion } from './occlusion.ts';
import { lookUp, ramp, seenWeight } from './projection.ts';
import { vertexColours } from './vertex-colours.ts';
import type { Atlas } from '../atlas/atlas.ts';
import type { Field } from '../picture/field.ts';
import type { Mesh } from '../mesh/mesh.ts';
import type { Pace } from '../pace.ts';
import type { Projector } from './projection.ts';
import type { PreparedView } from './view.ts';
import type { UnseenGuess } from './unseen.ts';
import type { Volume } from '../solid/volume.ts';

/** Square textures, three bytes per texel, rows from the top. */
export interface Textures {
  size: number;
  /** sRGB. */
  baseColour: Uint8Array;
  /** Occlusion, roughness, metalness; null when physically based materials were not asked for. */
  orm: Uint8Array | null;
  /** Tangent space, y up; null when there is no relief to show. */
  normal: Uint8Array | null;
}

export interface BakeSource {
  /** The uncut mesh, the solid it came from and the same mesh cut open. */
  mesh: Mesh;
  volume: Volume;
  atlas: Atlas;
  /** Normals of the uncut mesh. */
  normals: Float32Array;
  projectors: Projector[];
  /** What unseen parts look like; null lets the seen colours diffuse there. */
  guess: UnseenGuess | null;
}

export interface BakeOptions {
  isPbr: boolean;
  /** 0 to 1. */
  roughness: number;
  /** How strongly brightness becomes relief; 0 = no normal map. */
  normalStrength: number;
}

/** Fills the textures: pictures where they show the surface, guesses and diffused colours elsewhere. */
export async function bakeTextures(source: BakeSource, options: BakeOptions, pace: Pace): Promise<Textures> {
  const { atlas } = source;
  const colours = source.guess
    ? null
    : await vertexColours(source.mesh, source.normals, source.projectors, pace);
  const occlusion = options.isPbr
    ? await ambientOcclusion(
        source.volume,
        { positions: source.mesh.positions, normals: source.normals },
        pace,
      )
    : null;
  const texels = atlas.size * atlas.size;
  const hasRelief = options.isPbr && options.normalStrength > 0;
  const front = source.projectors[0]!.view;
  const baker: Baker = {
    ...source,
    colours,
    occlusion,
    roughness: Math.round(255 * options.roughness),
    relief: hasRelief
      ? {
          view: front,
          height: detailHeight(front.hasOutline ? front.slanted : front.colours),
          strength: options.normalStrength,
        }
      : null,
    textures: {
      size: atlas.size,
      baseColour: new Uint8Array(texels * 3),
      orm: options.isPbr ? new Uint8Array(texels * 3) : null,
      normal: hasRelief ? flatNormals(texels) : null,
    },
    covered: new Uint8Array(texels),
  };
  await pace.breathe();
  const visit = texelVisitor(baker);
  for (let f = 0; f < atlas.faces.length / 3; f++) {
    rasterFace(atlas, f, visit);
    if ((f & 127) === 0) await pace.breathe();
  }
  const { baseColour, orm, normal } = baker.textures;
  await pace.breathe();
  const planes = [baseColour, orm, normal].filter((plane) => plane !== null);
  dilateTexels(planes, baker.covered, { size: atlas.size, texels: 16 });
  return baker.textures;
}

interface Baker extends BakeSource {
  /** Per vertex, where nothing is guessed. */
  colours: Float32Array | null;
  occlusion: Float32Array | null;
  roughness: number;
  relief: { view: PreparedView; height: Field; strength: number } | null;
  textures: Textures;
  covered: Uint8Array;
}

function flatNormals(texels: number): Uint8Array {
  const normal = new Uint8Array(texels * 3).fill(128);
  for (let i = 0; i < texels; i++) normal[3 * i + 2] = 255;
  return normal;
}

/** One closure with its own scratch space: a million texels leave no garbage. */
function texelVisitor(baker: Baker) {
  const { atlas, textures, occlusion, covered, colours } = baker;
  const position = [0, 0, 0];
  const normal = [0, 0, 0];
  const colour = [0, 0, 0];
  return (texel: number, face: number, a: number, b: number, c: number): void => {
    const i = atlas.faces[3 * face]!;
    const j = atlas.faces[3 * face + 1]!;
    const k = atlas.faces[3 * face + 2]!;
    for (let n = 0; n < 3; n++) {
      position[n] =
        a * atlas.positions[3 * i + n]! + b * atlas.positions[3 * j + n]! + c * atlas.positions[3 * k + n]!;
      normal[n] =
        a * atlas.normals[3 * i + n]! + b * atlas.normals[3 * j + n]! + c * atlas.normals[3 * k + n]!;
    }
    const length = Math.sqrt(normal[0]! ** 2 + normal[1]! ** 2 + normal[2]! ** 2) || 1;
    for (let n = 0; n < 3; n++) normal[n]! /= length;
    const u = atlas.sourceVertex[i]!;
    const v = atlas.sourceVertex[j]!;
    const w = atlas.sourceVertex[k]!;
    for (let n = 0; n < 3 && colours; n++) {
      colour[n] = a * colours[3 * u + n]! + b * colours[3 * v + n]! + c * colours[3 * w + n]!;
    }
    paintColour(baker, position, normal, colour);
    const to = 3 * texel;
    for (let n = 0; n < 3; n++) textures.baseColour[to + n] = Math.max(0, Math.min(255, colour[n]! + 0.5));
    if (textures.orm && occlusion) {
      textures.orm[to] = 255 * (a * occlusion[u]! + b * occlusion[v]! + c * occlusion[w]!);
      textures.orm[to + 1] = baker.roughness;
    }
    if (baker.relief && atlas.directionOfFace[face] === frontDirection) {
      paintRelief(baker.relief, { position, normal }, textures.normal!, to);
    }
    covered[texel] = 1;
  };
}

const frontDirection = 4;
const seen = [0, 0, 0];
const single = [0, 0, 0];

/** Turns the diffused `colour` of a point into what the pictures, or the guess about unseen parts, say about it. */
function paintColour(
  { projectors, guess }: Baker,
  position: number[],
  normal: number[],
  colour: number[],
): void {
  let sum = 0;
  seen.fill(0);
  for (const projector of projectors) {
    const weight = lookUp(projector, position, normal, 0, single);
    if (weight <= 0) continue;
    sum += weight;
    for (let n = 0; n < 3; n++) seen[n]! += weight * single[n]!;
  }
  const part = Math.min(1, sum / seenWeight);
  if (part < 1) guess?.(position, normal, 0, colour);
  for (let n = 0; n < 3 && part > 0; n++) colour[n] = (part * seen[n]!) / sum + (1 - part) * colour[n]!;
}

/** The slope of the detail relief in the tangent space of the front's charts: u is right, v is down in the picture. */
function paintRelief(
  { view, height, strength }: NonNullable<Baker['relief']>,
  { position, normal }: { position: number[]; normal: number[] },
  out: Uint8Array,
  at: number,
): void {
  const facing = dot(normal, 0, view.toward);
  if (facing <= 0.35) return;
  const x = view.centreX + view.scale * dot(position, 0, view.right);
  const y = view.centreY - view.scale * position[1]!;
  const gain = strength * ramp(0.35, 0.6, facing);
  const slopeX = (sample(height, x + 1, y) - sample(height, x - 1, y)) * gain;
  const slopeY = (sample(height, x, y + 1) - sample(height, x, y - 1)) * gain;
  const length = Math.sqrt(slopeX * slopeX + slopeY * slopeY + 1);
  out[at] = Math.round(127.5 - (127.5 * slopeX) / length);
  out[at + 1] = Math.round(127.5 + (127.5 * slopeY) / length);
  out[at + 2] = Math.round(127.5 + 127.5 / length);
}
