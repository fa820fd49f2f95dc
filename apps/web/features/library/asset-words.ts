import type { AssetView } from '@maquette/domain/assets';
import { countOf, formatBytes } from '@maquette/ui';

export const kindOf = ({ kind }: AssetView): string => (kind === 'model' ? 'Model' : 'Picture');

/** `1,204 × 980 px`, `12,000 faces` */
export function sizeOf({ current: { facts } }: AssetView): string {
  return facts.kind === 'model'
    ? countOf(facts.faces, 'face')
    : `${facts.widthPixels.toLocaleString('en-GB')} × ${facts.heightPixels.toLocaleString('en-GB')} px`;
}

export const bytesOf = ({ current: { facts } }: AssetView): string => formatBytes(facts.bytes);
