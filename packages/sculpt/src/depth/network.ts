import { readFile } from 'node:fs/promises';

/** One layer of the network: weights `[outputs, inputs, k, k]` (or `[outputs, inputs]`) and biases, by offset. */
interface Layer {
  name: string;
  shape: number[];
  relu: boolean;
  w: number;
  b: number;
}

/** A small convolutional network with its weights. */
export interface Network {
  /** Side of the square picture that goes in, pixels. */
  size: number;
  layers: Map<string, Layer>;
  weights: Float32Array;
}

/** Square feature maps, channel after channel. */
export interface Features {
  channels: number;
  side: number;
  values: Float32Array;
}

/** Reads a network as `<base>.json` (layers) and `<base>.bin` (weights as little-endian half floats). */
export async function readNetwork(base: URL): Promise<Network> {
  const [json, bytes] = await Promise.all([
    readFile(`${base.pathname}.json`, 'utf8'),
    readFile(`${base.pathname}.bin`),
  ]);
  const { size, layers } = JSON.parse(json) as { size: number; layers: Layer[] };
  const weights = new Float32Array(bytes.length / 2);
  for (let i = 0; i < weights.length; i++) weights[i] = halfToFloat(bytes.readUInt16LE(2 * i));
  return { size, layers: new Map(layers.map((layer) => [layer.name, layer])), weights };
}

/** A 3x3 convolution with zeros around, or a 1x1 one; then the layer's activation. */
export function convolve(network: Network, name: string, input: Features): Features {
  const layer = network.layers.get(name)!;
  return layer.shape[2] === 1 ? pointwise(network, layer, input) : threeByThree(network, layer, input);
}

/** A fully connected layer on a vector. */
export function connect(network: Network, name: string, input: Float32Array): Float32Array {
  const { w, b, relu, shape } = network.layers.get(name)!;
  const { weights } = network;
  const out = new Float32Array(shape[0]!);
  for (let o = 0; o < out.length; o++) {
    let sum = weights[b + o]!;
    for (let i = 0; i < input.length; i++) sum += weights[w + o * input.length + i]! * input[i]!;
    out[o] = relu && sum < 0 ? 0 : sum;
  }
  return out;
}

/** The largest of each 2x2 block. */
export function maxPool({ channels, side, values }: Features): Features {
  const half = side >> 1;
  const out = new Float32Array(channels * half * half);
  for (let c = 0; c < channels; c++) {
    for (let y = 0; y < half; y++) {
      for (let x = 0; x < half; x++) {
        const i = (c * side + 2 * y) * side + 2 * x;
        out[(c * half + y) * half + x] = Math.max(
          values[i]!,
          values[i + 1]!,
          values[i + side]!,
          values[i + side + 1]!,
        );
      }
    }
  }
  return { channels, side: half, values: out };
}

/** `coarse` doubled in size (nearest pixel), followed by the channels of `fine`. */
export function upsampleAndJoin(coarse: Features, fine: Features): Features {
  const { side } = fine;
  const channels = coarse.channels + fine.channels;
  const out = new Float32Array(channels * side * side);
  for (let c = 0; c < coarse.channels; c++) {
    for (let y = 0; y < side; y++) {
      const row = (c * coarse.side + (y >> 1)) * coarse.side;
      for (let x = 0; x < side; x++) out[(c * side + y) * side + x] = coarse.values[row + (x >> 1)]!;
    }
  }
  out.set(fine.values, coarse.channels * side * side);
  return { channels, side, values: out };
}

function pointwise({ weights }: Network, { shape, w, b }: Layer, input: Features): Features {
  const [outputs, inputs] = [shape[0]!, shape[1]!];
  const area = input.side * input.side;
  const out = new Float32Array(outputs * area);
  for (let o = 0; o < outputs; o++) {
    for (let p = 0; p < area; p++) {
      let sum = weights[b + o]!;
      for (let i = 0; i < inputs; i++) sum += weights[w + o * inputs + i]! * input.values[i * area + p]!;
      out[o * area + p] = sum;
    }
  }
  return { channels: outputs, side: input.side, values: out };
}

function threeByThree({ weights }: Network, { shape, w, b, relu }: Layer, input: Features): Features {
  const [outputs, inputs] = [shape[0]!, shape[1]!];
  const { side } = input;
  const area = side * side;
  const padded = padByOne(input);
  const out = new Float32Array(outputs * area);
  for (let o = 0; o < outputs; o++) {
    const map = out.subarray(o * area, (o + 1) * area).fill(weights[b + o]!);
    for (let i = 0; i < inputs; i++) {
      const kernel = weights.subarray(w + (o * inputs + i) * 9, w + (o * inputs + i) * 9 + 9);
      addFiltered(map, padded, kernel, { side, plane: i });
    }
    if (relu) for (let p = 0; p < area; p++) if (map[p]! < 0) map[p] = 0;
  }
  return { channels: outputs, side, values: out };
}

function padByOne({ channels, side, values }: Features): Float32Array {
  const wide = side + 2;
  const padded = new Float32Array(channels * wide * wide);
  for (let c = 0; c < channels; c++) {
    for (let y = 0; y < side; y++) {
      const row = (c * side + y) * side;
      padded.set(values.subarray(row, row + side), (c * wide + y + 1) * wide + 1);
    }
  }
  return padded;
}

// The innermost loop of the network: nine named weights are about four times as fast as a loop over them.
function addFiltered(
  map: Float32Array,
  padded: Float32Array,
  kernel: Float32Array,
  { side, plane }: { side: number; plane: number },
): void {
  const wide = side + 2;
  const k0 = kernel[0]!;
  const k1 = kernel[1]!;
  const k2 = kernel[2]!;
  const k3 = kernel[3]!;
  const k4 = kernel[4]!;
  const k5 = kernel[5]!;
  const k6 = kernel[6]!;
  const k7 = kernel[7]!;
  const k8 = kernel[8]!;
  let to = 0;
  for (let y = 0; y < side; y++) {
    let a = (plane * wide + y) * wide;
    let b = a + wide;
    let c = b + wide;
    for (let x = 0; x < side; x++, a++, b++, c++, to++) {
      map[to]! +=
        k0 * padded[a]! +
        k1 * padded[a + 1]! +
        k2 * padded[a + 2]! +
        k3 * padded[b]! +
        k4 * padded[b + 1]! +
        k5 * padded[b + 2]! +
        k6 * padded[c]! +
        k7 * padded[c + 1]! +
        k8 * padded[c + 2]!;
    }
  }
}

/** IEEE 754 binary16. */
function halfToFloat(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
