import { labOf } from '../picture/colour.ts';
import { labelRegions } from '../picture/regions.ts';
import { resampleField } from '../depth/resample.ts';
import { squareOf } from '../depth/frame.ts';
import { clusterColours } from './cluster-colours.ts';
import type { Field } from '../picture/field.ts';
import type { Regions } from '../picture/regions.ts';
import type { PreparedView } from './view.ts';
import type { SubjectFrame } from '../depth/frame.ts';

const clusterCount = 10;
const majorityRounds = 3;
const rimSamples = 3;
/** A region is taken to go round to the back when it meets the outline along this part of its width. */
const contactPerWidth = 0.35;
const smoothingRounds = 14;
const verticalCost = 4;
const none = 255;

/**
 * What the back of a subject may look like, on the frame's grid, as seen through the front: large areas of colour that
 * reach the outline go on behind it; what lies inside only (a face, buttons, a label) is filled from around it. `signed`
 * is the signed distance to the outline.
 */
export function guessBackPicture(view: PreparedView, frame: SubjectFrame, signed: Field): Field {
  const colours = resampleField(view.slanted, squareOf(frame));
  const { size } = frame;
  const places: number[] = [];
  for (let i = 0; i < size * size; i++) if (signed.values[i]! > 0) places.push(i);
  if (places.length === 0) return colours;
  const clusters = clusterColours(labOf(pictureOf(colours)), places, clusterCount);
  const areas = majority(clusters, places, size);
  const regions = labelRegions(areas, size, size);
  const goesRound = regionsAtRim(regions, signed);
  const owner = new Int32Array(size * size);
  for (const i of places) {
    const label = regions.labels[i]!;
    // Small features of another colour within an area that goes round, and its mixed edges, do not count as its colour.
    if (!goesRound[label] || clusters[i] !== areas[i]) continue;
    if (signed.values[i]! < deepSamples || isBroad(regions.labels, i, size)) owner[i] = label;
  }
  spreadOwners(colours, owner);
  return smoothWithin(colours, owner);
}

/** Far from the outline a place must be one of many of its region: brows and seams that hang on a region do not count. */
const deepSamples = 8;
const broadReach = 5;

function isBroad(labels: Int32Array, i: number, size: number): boolean {
  let same = 0;
  for (let dy = -broadReach; dy <= broadReach; dy++) {
    for (let dx = -broadReach; dx <= broadReach; dx++) if (labels[i + dy * size + dx] === labels[i]) same++;
  }
  return same * 2 > (2 * broadReach + 1) ** 2;
}

/**
 * Gives every place without an owner the owner and the colour of the nearest one that has. Steps up and down count more
 * than steps to the side: most things are alike around their upright axis. Dial's bucket queue; in place.
 */
function spreadOwners({ width, values }: Field, owner: Int32Array): void {
  const buckets: number[][] = Array.from({ length: verticalCost + 1 }, () => []);
  const cost = new Int32Array(owner.length).fill(-1);
  owner.forEach((label, i) => label > 0 && buckets[0]!.push(i, i));
  for (let level = 0, idle = 0; idle <= verticalCost; level++) {
    const bucket = buckets[level % buckets.length]!;
    idle = bucket.length > 0 ? 0 : idle + 1;
    for (let next = 0; next < bucket.length; next += 2) {
      const i = bucket[next]!;
      if (cost[i]! >= 0) continue;
      cost[i] = level;
      const from = bucket[next + 1]!;
      owner[i] = owner[from]!;
      values.copyWithin(3 * i, 3 * from, 3 * from + 3);
      const column = i % width;
      if (column > 0) buckets[(level + 1) % buckets.length]!.push(i - 1, i);
      if (column < width - 1) buckets[(level + 1) % buckets.length]!.push(i + 1, i);
      const vertical = buckets[(level + verticalCost) % buckets.length]!;
      if (i >= width) vertical.push(i - width, i);
      if (i + width < owner.length) vertical.push(i + width, i);
    }
    bucket.length = 0;
  }
}

function pictureOf(colours: Field) {
  const pixels = new Uint8ClampedArray(colours.width * colours.height * 4);
  for (let i = 0; i < colours.width * colours.height; i++) {
    for (let c = 0; c < 3; c++) pixels[4 * i + c] = colours.values[3 * i + c]!;
  }
  return { width: colours.width, height: colours.height, pixels };
}

/** Each place takes the cluster that most of the 7x7 places around it have. */
function majority(clusters: Uint8Array, places: number[], size: number): Uint8Array {
  let current = clusters;
  const votes = new Uint8Array(clusterCount);
  for (let round = 0; round < majorityRounds; round++) {
    const next = current.slice();
    for (const i of places) {
      votes.fill(0);
      let best = current[i]!;
      for (let k = 0; k < 49; k++) {
        const cluster = current[i + ((k % 7) - 3) + (Math.floor(k / 7) - 3) * size];
        if (cluster !== undefined && cluster !== none) votes[cluster]!++;
      }
      for (let c = 0; c < clusterCount; c++) if (votes[c]! > votes[best]!) best = c;
      next[i] = best;
    }
    current = next;
  }
  return current;
}

function regionsAtRim({ labels, sizes, classes }: Regions, signed: Field): boolean[] {
  const contact = new Float32Array(sizes.length);
  for (let i = 0; i < labels.length; i++) {
    const d = signed.values[i]!;
    if (d > 0 && d <= rimSamples) contact[labels[i]!]! += 1 / rimSamples;
  }
  const goes = sizes.map(
    (area, label) =>
      classes[label] !== none && contact[label]! >= Math.max(3, contactPerWidth * Math.sqrt(area)),
  );
  if (goes.some(Boolean)) return goes;
  return classes.map((c) => c !== none && c >= 0);
}

/** Averages neighbouring places of the same owner, or of nearly the same colour. */
function smoothWithin(colours: Field, owner: Int32Array): Field {
  const { width, height } = colours;
  let current = colours;
  for (let round = 0; round < smoothingRounds; round++) {
    const next = { ...current, values: current.values.slice() };
    for (let y = 1; y < height - 1; y++) {
      for (let x = 1; x < width - 1; x++) averageAround(current, next, owner, y * width + x);
    }
    current = next;
  }
  return current;
}

function averageAround(from: Field, to: Field, owner: Int32Array, i: number): void {
  const { width, values } = from;
  let count = 1;
  let r = values[3 * i]!;
  let g = values[3 * i + 1]!;
  let b = values[3 * i + 2]!;
  for (let k = 0; k < 4; k++) {
    const j = k === 0 ? i - 1 : k === 1 ? i + 1 : k === 2 ? i - width : i + width;
    if (owner[j] !== owner[i] && !isAlike(values, 3 * i, 3 * j)) continue;
    count++;
    r += values[3 * j]!;
    g += values[3 * j + 1]!;
    b += values[3 * j + 2]!;
  }
  to.values[3 * i] = r / count;
  to.values[3 * i + 1] = g / count;
  to.values[3 * i + 2] = b / count;
}

const alikeMax = 30;

const isAlike = (v: Float32Array, a: number, b: number): boolean =>
  Math.abs(v[a]! - v[b]!) < alikeMax &&
  Math.abs(v[a + 1]! - v[b + 1]!) < alikeMax &&
  Math.abs(v[a + 2]! - v[b + 2]!) < alikeMax;
