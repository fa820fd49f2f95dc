import sharp from 'sharp';
import { createRandom } from '../random.ts';

/** Drawings by name, as the inside of an SVG of 100 by 100. */
export const drawings = {
  star: '<polygon fill="#f2b632" points="50,4 62,37 97,38 69,59 79,93 50,73 21,93 31,59 3,38 38,37"/>',
  logo: `<rect x="6" y="6" width="88" height="88" rx="20" fill="#2857d8"/>
    <path d="M28 74 V26 L50 54 L72 26 V74" fill="none" stroke="#fff" stroke-width="10" stroke-linejoin="round"/>`,
  mug: `<rect x="12" y="20" width="52" height="66" rx="6" fill="#c8443c"/>
    <path d="M64 34 h10 a16 16 0 0 1 0 36 h-10" fill="none" stroke="#c8443c" stroke-width="9"/>
    <rect x="12" y="42" width="52" height="9" fill="#f4e3c8"/>`,
  ring: '<circle cx="50" cy="50" r="38" fill="none" stroke="#d8a520" stroke-width="13"/>',
  text: '<text x="4" y="66" font-size="44" font-weight="bold" font-family="sans-serif" fill="#1c7a4a">Abc!</text>',
  character: `<ellipse cx="50" cy="66" rx="20" ry="26" fill="#3b78c4" stroke="#222" stroke-width="2"/>
    <path d="M32 58 L12 44 M68 58 L88 44" stroke="#e8b48c" stroke-width="8" stroke-linecap="round"/>
    <rect x="37" y="84" width="9" height="14" fill="#333"/><rect x="54" y="84" width="9" height="14" fill="#333"/>
    <circle cx="50" cy="28" r="22" fill="#e8b48c" stroke="#222" stroke-width="2"/>
    <path d="M28 26 a22 22 0 0 1 44 0 q-22 -12 -44 0" fill="#5a3216"/>
    <circle cx="42" cy="31" r="3" fill="#222"/><circle cx="58" cy="31" r="3" fill="#222"/>
    <path d="M42 40 q8 6 16 0" fill="none" stroke="#a03030" stroke-width="2"/>`,
  disc: '<circle cx="50" cy="50" r="40" fill="#888"/>',
  lines: `<path d="M6 6 L94 94 M94 6 L6 94 M50 4 V96 M4 50 H96" stroke="#333" stroke-width="0.7" fill="none"/>
    <circle cx="50" cy="50" r="44" fill="none" stroke="#333" stroke-width="0.7"/>`,
  bar: '<rect x="0" y="47.5" width="100" height="5" fill="#b04a90"/>',
} as const;

export type DrawingName = keyof typeof drawings;

/** A drawing as a PNG with transparency, `side` pixels square. */
export function drawPng(name: DrawingName, side = 512): Promise<Buffer> {
  return sharp(svgOf(drawings[name], side)).png().toBuffer();
}

/** A drawing on a plain white page, as a JPEG. */
export function drawOnWhite(name: DrawingName, side = 512): Promise<Buffer> {
  return sharp(svgOf(drawings[name], side))
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 88 })
    .toBuffer();
}

const svgOf = (body: string, side: number): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 100 100">${body}</svg>`,
  );

/**
 * What a camera sees of a pear on a table before a paper sweep: a shaded body of known outline, a background that darkens
 * to the corners, a soft contact shadow, sensor noise, JPEG. Returns the file and the true mask (1 = pear).
 */
export async function photographPear(side = 768): Promise<{ jpeg: Buffer; mask: Float32Array }> {
  const random = createRandom(11);
  const pixels = new Uint8ClampedArray(side * side * 3);
  const mask = new Float32Array(side * side);
  for (let i = 0; i < side * side; i++) {
    const x = ((i % side) + 0.5) / side - 0.5;
    const y = Math.floor(i / side) / side - 0.5;
    const { cover, colour } = pearAt(x, y, 1 / side);
    const ground = 226 - 40 * (x * x + y * y) - 14 * (y + 0.5) - shadowAt(x, y);
    mask[i] = cover >= 0.5 ? 1 : 0;
    for (let c = 0; c < 3; c++) {
      const noise = (random() + random() + random() - 1.5) * 5;
      pixels[3 * i + c] = cover * colour[c]! + (1 - cover) * (ground - c * 2) + noise;
    }
  }
  const jpeg = await sharp(pixels, { raw: { width: side, height: side, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer();
  return { jpeg, mask };
}

/** Half width of the pear at a height, or a negative number above and below it. */
function pearRadius(y: number): number {
  const t = (y + 0.32) / 0.64;
  if (t < 0 || t > 1) return -1;
  return Math.sqrt(t * (1 - t)) * 2 * (0.13 + 0.13 * t * t);
}

function pearAt(x: number, y: number, pixel: number): { cover: number; colour: [number, number, number] } {
  const radius = pearRadius(y);
  const cover = Math.max(0, Math.min(1, (radius - Math.abs(x)) / pixel + 0.5));
  const nx = Math.max(-1, Math.min(1, x / Math.max(radius, 1e-3)));
  const light = 0.45 + 0.55 * Math.max(0, 0.8 * Math.sqrt(1 - nx * nx) - 0.5 * nx - 0.3 * y);
  const blush = Math.max(0, 0.4 - Math.hypot(x - 0.05, y - 0.1) * 3);
  return { cover, colour: [(172 + 120 * blush) * light, (178 - 60 * blush) * light, 62 * light] };
}

const shadowAt = (x: number, y: number): number =>
  26 * Math.exp(-((x - 0.06) ** 2) / 0.02 - (y - 0.32) ** 2 / 0.0012);

/** Grey noise without any subject, opaque. */
export function drawNoise(side = 256): Promise<Buffer> {
  const random = createRandom(3);
  const pixels = Uint8Array.from({ length: side * side }, () => random() * 256);
  return sharp(pixels, { raw: { width: side, height: side, channels: 1 } })
    .png()
    .toBuffer();
}

/** An empty canvas with one opaque rectangle, in pixels. */
export function drawDot(side: number, dot: { x: number; y: number; pixels: number }): Promise<Buffer> {
  const one = {
    create: { width: dot.pixels, height: dot.pixels, channels: 4 as const, background: '#d02020' },
  };
  return sharp({
    create: { width: side, height: side, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
  })
    .composite([{ input: one, left: dot.x, top: dot.y }])
    .png()
    .toBuffer();
}
