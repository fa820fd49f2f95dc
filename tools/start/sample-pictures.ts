import sharp from 'sharp';

export interface SamplePicture {
  fileName: string;
  /** PNG or JPEG bytes. */
  bytes: Buffer;
}

/** The pictures of a first project, drawn here: two with a transparent ground, one on a studio ground, one pair of views. */
export async function drawSamplePictures(): Promise<SamplePicture[]> {
  const cutOut = async (fileName: string, drawing: string) => ({
    fileName,
    bytes: await sharp(Buffer.from(svg(drawing)))
      .png()
      .toBuffer(),
  });
  return [
    await cutOut('mushroom.png', mushroom),
    await cutOut('rocket.png', rocket),
    {
      fileName: 'rubber-duck.jpg',
      bytes: await sharp(Buffer.from(svg(studioGround + duck)))
        .flatten()
        .jpeg({ quality: 92 })
        .toBuffer(),
    },
    await cutOut('lantern-front.png', lantern({ widthPixels: 420, window: true })),
    await cutOut('lantern-left.png', lantern({ widthPixels: 300, window: false })),
  ];
}

const side = 1024;

const svg = (drawing: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 ${side} ${side}">${drawing}</svg>`;

const radial = (id: string, at: string, stops: [number, string][]): string =>
  `<radialGradient id="${id}" ${at}>${stops.map(([offset, colour]) => `<stop offset="${offset}" stop-color="${colour}"/>`).join('')}</radialGradient>`;

const linear = (id: string, stops: [number, string][]): string =>
  `<linearGradient id="${id}" x1="0" x2="1" y1="0" y2="0">${stops.map(([offset, colour]) => `<stop offset="${offset}" stop-color="${colour}"/>`).join('')}</linearGradient>`;

const lit = 'cx="0.4" cy="0.3" r="0.8"';

const spot = (x: number, y: number, rx: number, ry: number): string =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="#fff4e2"/>`;

const mushroom = `
<defs>
${radial('cap', lit, [
  [0, '#ef6a52'],
  [0.6, '#d1392c'],
  [1, '#8f1d1b'],
])}
${linear('stem', [
  [0, '#d9c3a0'],
  [0.35, '#fbf0da'],
  [1, '#bfa47c'],
])}
</defs>
<path d="M398 560 C404 720 372 830 344 905 C330 950 690 950 678 905 C650 830 620 720 626 560 Z" fill="url(#stem)"/>
<path d="M372 640 C430 690 594 690 652 640 L640 585 L384 585 Z" fill="#e9d8b8"/>
<path d="M120 540 C120 265 300 110 512 110 C724 110 904 265 904 540 C904 625 120 625 120 540 Z" fill="url(#cap)"/>
${spot(400, 250, 62, 48)}${spot(625, 300, 78, 62)}${spot(255, 420, 58, 52)}${spot(480, 440, 70, 50)}${spot(770, 470, 54, 50)}${spot(540, 160, 34, 22)}`;

const rocket = `
<defs>
${linear('hull', [
  [0, '#b9c4cf'],
  [0.35, '#ffffff'],
  [1, '#8d9aa8'],
])}
${linear('nose', [
  [0, '#b93228'],
  [0.35, '#f0654f'],
  [1, '#8b1f1c'],
])}
${radial('glass', lit, [
  [0, '#bfeaff'],
  [0.6, '#3c8fc9'],
  [1, '#174a78'],
])}
</defs>
<path d="M360 560 C250 620 215 720 225 850 C290 795 340 775 392 770 Z" fill="url(#nose)"/>
<path d="M664 560 C774 620 809 720 799 850 C734 795 684 775 632 770 Z" fill="url(#nose)"/>
<path d="M420 800 L604 800 L580 890 L444 890 Z" fill="#59636e"/>
<path d="M512 70 C660 200 706 380 694 560 C688 660 662 745 636 810 L388 810 C362 745 336 660 330 560 C318 380 364 200 512 70 Z" fill="url(#hull)"/>
<path d="M512 70 C585 134 634 210 663 296 L361 296 C390 210 439 134 512 70 Z" fill="url(#nose)"/>
<circle cx="512" cy="450" r="104" fill="#57636f"/><circle cx="512" cy="450" r="80" fill="url(#glass)"/>
<path d="M345 680 L679 680 L668 724 L356 724 Z" fill="url(#nose)"/>`;

const studioGround = `
<defs>
<linearGradient id="ground" x1="0" x2="0" y1="0" y2="1"><stop offset="0" stop-color="#e9ebee"/><stop offset="1" stop-color="#d5d9de"/></linearGradient>
<filter id="soft"><feGaussianBlur stdDeviation="22"/></filter>
</defs>
<rect width="${side}" height="${side}" fill="url(#ground)"/>
<ellipse cx="520" cy="842" rx="270" ry="26" fill="#7b828c" opacity="0.45" filter="url(#soft)"/>`;

const duck = `
<defs>
${radial('body', lit, [
  [0, '#ffe777'],
  [0.6, '#f8c822'],
  [1, '#c98f0a'],
])}
${radial('beak', lit, [
  [0, '#ffb066'],
  [0.7, '#ee7a1c'],
  [1, '#b04f0c'],
])}
</defs>
<path d="M205 620 C180 560 170 500 190 470 C240 500 300 520 360 520 L690 520 C800 540 840 610 826 690 C806 800 680 850 510 850 C330 850 225 760 205 620 Z" fill="url(#body)"/>
<circle cx="600" cy="350" r="180" fill="url(#body)"/>
<path d="M752 330 C830 322 880 352 884 384 C880 414 820 430 748 420 Z" fill="url(#beak)"/>
<circle cx="668" cy="305" r="32" fill="#23262b"/><circle cx="678" cy="295" r="10" fill="#ffffff"/>
<path d="M330 600 C400 560 520 570 590 620 C560 720 440 750 360 700 C330 680 318 640 330 600 Z" fill="#eab414"/>`;

/** A lantern whose body is wider from the front than from the side. */
function lantern({ widthPixels, window }: { widthPixels: number; window: boolean }): string {
  const left = (side - widthPixels) / 2;
  const right = left + widthPixels;
  const inset = widthPixels * 0.16;
  return `
<defs>
${linear('metal', [
  [0, '#2f3b3a'],
  [0.35, '#6f8582'],
  [1, '#232d2c'],
])}
${radial('flame', 'cx="0.5" cy="0.6" r="0.7"', [
  [0, '#fff3b0'],
  [0.5, '#ffc247'],
  [1, '#d9822b'],
])}
</defs>
<path d="M472 110 C472 60 552 60 552 110 L552 170 L528 170 L528 118 C528 96 496 96 496 118 L496 170 L472 170 Z" fill="url(#metal)"/>
<path d="M512 140 L${right + 30} 300 L${left - 30} 300 Z" fill="url(#metal)"/>
<rect x="${left}" y="296" width="${widthPixels}" height="520" rx="18" fill="url(#metal)"/>
<rect x="${left + inset}" y="352" width="${widthPixels - 2 * inset}" height="408" rx="14" fill="${window ? 'url(#flame)' : '#d99a3c'}"/>
${window ? `<rect x="500" y="352" width="24" height="408" fill="#33403f"/><rect x="${left + inset}" y="544" width="${widthPixels - 2 * inset}" height="24" fill="#33403f"/>` : ''}
<rect x="${left - 40}" y="806" width="${widthPixels + 80}" height="84" rx="20" fill="url(#metal)"/>`;
}
