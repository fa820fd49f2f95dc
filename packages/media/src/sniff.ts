/** What a file is, by its first bytes. Names and announced types say nothing. */
export type Sniffed =
  | { kind: 'image'; format: 'png' | 'jpeg' | 'webp' }
  | { kind: 'model' }
  /** With the words that say what it seems to be: "a PDF document". */
  | { kind: 'other'; what: string };

/** As many first bytes as {@link sniff} wants to see. */
export const sniffBytes = 1024;

const png = '\x89PNG\r\n\x1a\n';

export function sniff(head: Buffer): Sniffed {
  const text = head.toString('latin1');
  if (text.startsWith(png)) return { kind: 'image', format: 'png' };
  if (text.startsWith('\xff\xd8\xff')) return { kind: 'image', format: 'jpeg' };
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return { kind: 'image', format: 'webp' };
  if (text.startsWith('glTF')) return { kind: 'model' };
  return { kind: 'other', what: describe(text) };
}

const signatures: [RegExp, string][] = [
  [
    /^(\xef\xbb\xbf)?\s*(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*|<!doctype svg[^>]*>\s*)*<svg[\s>/]/i,
    'an SVG drawing',
  ],
  [/^(\xef\xbb\xbf)?\s*<(!doctype html|html|head|body|script)/i, 'a web page'],
  [/^(\xef\xbb\xbf)?\s*\{[^]*"asset"\s*:/, 'a glTF text file'],
  [/^GIF8[79]a/, 'a GIF picture'],
  [/^BM[^]{4}\0\0\0\0/, 'a BMP picture'],
  [/^(II\*\0|MM\0\*)/, 'a TIFF picture or a camera raw file'],
  [/^8BPS/, 'a Photoshop file'],
  [/^[^]{4}ftyp(avif|avis)/, 'an AVIF picture'],
  [/^[^]{4}ftyp(hei|hev|mif1|msf1)/, 'a HEIC picture'],
  [/^[^]{4}ftyp/, 'a video'],
  [/^%PDF-/, 'a PDF document'],
  [/^PK[^]{2}/, 'a ZIP archive'],
  [/^Kaydara FBX Binary/, 'an FBX model'],
  [/^(#[^\n]*\n|mtllib [^\n]*\n|o [^\n]*\n|\s)*v -?\d/, 'an OBJ model'],
  [/^solid [^]*facet/, 'an STL model'],
  [/^ply\r?\n/, 'a PLY model'],
];

function describe(text: string): string {
  const known = signatures.find(([pattern]) => pattern.test(text));
  if (known) return known[1];
  // no control characters but tab and line ends: something to read
  // eslint-disable-next-line no-control-regex
  return /^[^\x00-\x08\x0e-\x1f\x7f]+$/.test(text) ? 'text' : 'of a kind that is not known here';
}
