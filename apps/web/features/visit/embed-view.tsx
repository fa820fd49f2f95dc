import type { SharedAsset } from '@maquette/domain/share';
import { LogoMark } from '@maquette/ui';
import { SharedViewer } from './shared-viewer.tsx';

/** The viewer alone, for a frame of another site, with our mark. */
export function EmbedView({ asset }: { asset: SharedAsset }) {
  const [version] = asset.versions;
  if (!version) return null;
  return (
    <main className="relative h-dvh min-h-40 w-full overflow-hidden">
      <h1 className="sr-only">{asset.name}</h1>
      <SharedViewer asset={asset} version={version} />
      <p className="pointer-events-none absolute top-2.5 left-3 z-10 flex items-center gap-1.5 text-xs font-medium text-text-muted">
        <LogoMark className="size-4" /> Maquette
      </p>
    </main>
  );
}
