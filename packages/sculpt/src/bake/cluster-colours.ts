import type { Field } from '../picture/field.ts';

const rounds = 8;

/**
 * Assigns every place one of at most `count` clusters of like colour (k-means; Lloyd, 1982), the first centres chosen
 * as far from each other as can be (Gonzalez, 1985), so that the outcome repeats. `lab` has three channels.
 */
export function clusterColours(lab: Field, places: number[], count: number): Uint8Array {
  const centres = farthestColours(lab, places, count);
  const clusters = new Uint8Array(lab.width * lab.height).fill(255);
  for (let round = 0; round < rounds; round++) {
    const sums = centres.map(() => [0, 0, 0, 0]);
    for (const i of places) {
      const nearest = nearestCentre(lab, i, centres);
      clusters[i] = nearest;
      const sum = sums[nearest]!;
      for (let c = 0; c < 3; c++) sum[c]! += lab.values[3 * i + c]!;
      sum[3]!++;
    }
    sums.forEach((sum, k) => {
      if (sum[3]! > 0) centres[k] = [sum[0]! / sum[3]!, sum[1]! / sum[3]!, sum[2]! / sum[3]!];
    });
  }
  return clusters;
}

type Lab = [number, number, number];

/** Brightness counts less than hue: it changes with the light as well. */
const lightnessWeight = 0.6;

function squaredDistance(lab: Field, i: number, centre: Lab): number {
  const l = (lab.values[3 * i]! - centre[0]) * lightnessWeight;
  const a = lab.values[3 * i + 1]! - centre[1];
  const b = lab.values[3 * i + 2]! - centre[2];
  return l * l + a * a + b * b;
}

function farthestColours(lab: Field, places: number[], count: number): Lab[] {
  const at = (i: number): Lab => [lab.values[3 * i]!, lab.values[3 * i + 1]!, lab.values[3 * i + 2]!];
  const centres: Lab[] = [at(places[places.length >> 1]!)];
  const nearest = new Float32Array(places.length).fill(Infinity);
  const sameMax = 200;
  while (centres.length < count) {
    let farthest = 0;
    places.forEach((i, k) => {
      nearest[k] = Math.min(nearest[k]!, squaredDistance(lab, i, centres.at(-1)!));
      if (nearest[k]! > nearest[farthest]!) farthest = k;
    });
    if (nearest[farthest]! < sameMax) break;
    centres.push(at(places[farthest]!));
  }
  return centres;
}

function nearestCentre(lab: Field, i: number, centres: Lab[]): number {
  let best = 0;
  let bestDistance = Infinity;
  for (let k = 0; k < centres.length; k++) {
    const distance = squaredDistance(lab, i, centres[k]!);
    if (distance < bestDistance) {
      bestDistance = distance;
      best = k;
    }
  }
  return best;
}
