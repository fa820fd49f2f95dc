import sharp from 'sharp';

/** A pear on white, PNG. */
export function aPear(): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><rect width="256" height="256" fill="#fff"/>
    <ellipse cx="128" cy="165" rx="70" ry="65" fill="#9b3"/><ellipse cx="128" cy="95" rx="42" ry="55" fill="#9b3"/></svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

/** A grey PNG with nothing in it. */
export const nothing = (): Promise<Buffer> =>
  sharp({ create: { width: 64, height: 64, channels: 3, background: '#777' } })
    .png()
    .toBuffer();

export async function formatOf(picture: Buffer) {
  const { width, height, format } = await sharp(picture).metadata();
  return { width, height, format };
}
