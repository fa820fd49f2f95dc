import type { SharedAsset } from '@maquette/domain/share';
import { BoxIcon, EmptyState, ImageIcon } from '@maquette/ui';
import Link from 'next/link';

interface SharedGridProps {
  token: string;
  assets: SharedAsset[];
  isCut: boolean;
}

/** What lies in a shared folder or project at this moment; each opens. */
export function SharedGrid({ token, assets, isCut }: SharedGridProps) {
  if (assets.length === 0)
    return (
      <EmptyState icon={<BoxIcon />} title="Nothing is here yet">
        What is added later shows up under this same link.
      </EmptyState>
    );
  return (
    <>
      <ul className="grid grid-cols-2 gap-4 sm:grid-cols-[repeat(auto-fill,minmax(11rem,1fr))]">
        {assets.map(({ id, kind, name, versions: [version] }) => {
          const Icon = kind === 'model' ? BoxIcon : ImageIcon;
          return (
            <li key={id} className="min-w-0">
              <Link href={`/s/${token}/${id}`} prefetch={false} className="group block rounded-card">
                <span className="flex aspect-square items-center justify-center overflow-hidden rounded-card border border-border bg-surface text-text-muted group-hover:border-border-strong">
                  {version?.thumbnailUrl ? (
                    <img
                      src={version.thumbnailUrl}
                      alt=""
                      loading="lazy"
                      className="size-full object-contain"
                    />
                  ) : (
                    <Icon className="size-7 opacity-60" />
                  )}
                </span>
                <span className="mt-1.5 flex items-center gap-1.5">
                  <Icon aria-hidden="true" className="size-4 shrink-0 text-text-muted" />
                  <span className="truncate font-medium">{name}</span>
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
      {isCut && (
        <p className="mt-5 text-text-muted">The newest {assets.length} are shown here; there are more.</p>
      )}
    </>
  );
}
