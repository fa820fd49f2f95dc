import { ExitError } from './exit-error.ts';

const sides = ['front', 'left', 'back', 'right'] as const;
type Side = (typeof sides)[number];

/** Flags of `maquette make`; all texts, as typed. */
export interface MakeFlags extends Partial<Record<Side, string>> {
  texture?: string;
  pbr?: string;
  engine?: string;
  faces?: string;
  variants?: string;
  seed?: string;
  lane?: string;
  param?: string[];
}

/** What to ask for: the operation, its parameters without the pictures, and the picture of each view. */
export interface MakeRequest {
  operation: 'image-to-model' | 'multiview-to-model';
  params: Record<string, unknown>;
  pictures: { side: Side; path: string }[];
}

/**
 * Turns what was typed into a request: one picture is image to model, several are views. The studio checks the
 * values; this refuses only what it cannot understand.
 */
export function readMakeRequest(positionals: string[], flags: MakeFlags): MakeRequest {
  const [front, extra] = positionals;
  if (extra !== undefined)
    throw new ExitError(
      'usage',
      `There is one picture too many: ${extra}.`,
      'Name the views: --front a.png --left b.png',
    );
  if (front !== undefined && flags.front !== undefined)
    throw new ExitError(
      'usage',
      'The front is given twice.',
      'Leave out --front, or the picture without a flag.',
    );
  const given: Partial<Record<Side, string>> = { ...flags, ...(front === undefined ? {} : { front }) };
  const pictures = sides.flatMap((side) => {
    const path = given[side];
    return path === undefined ? [] : [{ side, path }];
  });
  if (given.front === undefined)
    throw new ExitError('usage', 'Which picture?', 'For example: maquette make photo.png');

  const texture = flags.texture === undefined ? undefined : truth('texture', flags.texture);
  const params = {
    engine: flags.engine,
    texture,
    // no texture at all is what --texture=false says
    pbr: flags.pbr === undefined ? (texture === false ? false : undefined) : truth('pbr', flags.pbr),
    faceLimit: whole('faces', flags.faces),
    variants: whole('variants', flags.variants),
    seed: whole('seed', flags.seed),
    lane: flags.lane,
    ...otherParams(flags.param ?? []),
  };
  return {
    operation: pictures.length === 1 ? 'image-to-model' : 'multiview-to-model',
    params: Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined)),
    pictures,
  };
}

function truth(name: string, text: string): boolean {
  if (['true', 'yes', 'on', '1'].includes(text)) return true;
  if (['false', 'no', 'off', '0'].includes(text)) return false;
  throw new ExitError('usage', `--${name} is true or false, not "${text}".`);
}

function whole(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text)) throw new ExitError('usage', `--${name} is a whole number, not "${text}".`);
  return Number(text);
}

/** `thickness=1.2` and the like: any parameter of the operation. */
function otherParams(pairs: string[]): Record<string, unknown> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name, ...rest] = pair.split('=');
      if (!name || rest.length === 0)
        throw new ExitError(
          'usage',
          `--param is name=value, not "${pair}".`,
          'For example: --param thickness=1.2',
        );
      return [name, value(rest.join('='))];
    }),
  );
}

function value(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true';
  if (text === 'null') return null;
  return text !== '' && !Number.isNaN(Number(text)) ? Number(text) : text;
}
