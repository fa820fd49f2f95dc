import type { AssetView } from '@maquette/domain/assets';
import { BoxIcon, ImageIcon } from '@maquette/ui';

/** The small picture of an asset's newest version. The name stands beside it. */
export function AssetPicture({ asset }: { asset: AssetView }) {
  const { files } = asset.current;
  const thumbnail = files.find(({ role }) => role === 'thumbnail');
  if (!thumbnail)
    return (
      <span className="flex size-full items-center justify-center text-text-muted">
        {asset.kind === 'model' ? (
          <BoxIcon className="size-7 opacity-60" />
        ) : (
          <ImageIcon className="size-7 opacity-60" />
        )}
      </span>
    );
  return (
    <img
      src={thumbnail.url}
      alt=""
      loading="lazy"
      decoding="async"
      draggable={false}
      className="size-full object-contain"
    />
  );
}
