'use client';

import type { VersionView } from '@maquette/domain/assets';
import { BookmarkCheckIcon, BoxIcon, Timestamp } from '@maquette/ui';

interface VersionStripProps {
  versions: VersionView[];
  currentId: string;
  onVersion: (versionId: string) => void;
}

/** Every version of an asset, the newest first. Nothing is ever written over. */
export function VersionStrip({ versions, currentId, onVersion }: VersionStripProps) {
  const newestFirst = versions.toSorted((a, b) => b.number - a.number);
  return (
    <section aria-labelledby="versions-heading">
      <h2 id="versions-heading" className="mb-2 text-lg font-semibold">
        Versions
      </h2>
      <ul className="flex gap-3 overflow-x-auto p-0.5 pb-2">
        {newestFirst.map(({ id, number, files, createdAt, kept }) => {
          const thumbnail = files.find(({ role }) => role === 'thumbnail');
          return (
            <li key={id}>
              <button
                type="button"
                aria-pressed={id === currentId}
                className="group w-26 rounded-card text-left"
                onClick={() => onVersion(id)}
              >
                <span className="flex aspect-square w-full items-center justify-center overflow-hidden rounded-card border border-border bg-surface text-text-muted group-hover:border-border-strong group-aria-pressed:border-accent group-aria-pressed:ring-2 group-aria-pressed:ring-accent">
                  {thumbnail ? (
                    <img src={thumbnail.url} alt="" loading="lazy" className="size-full object-contain" />
                  ) : (
                    <BoxIcon className="size-6 opacity-60" />
                  )}
                </span>
                <span className="mt-1 flex items-center gap-1 font-medium">
                  <span className="truncate">Version {number}</span>
                  {kept && (
                    <BookmarkCheckIcon aria-label="kept" className="size-3.5 shrink-0 text-accent-strong" />
                  )}
                </span>
                <span className="block truncate text-xs text-text-muted">
                  <Timestamp iso={createdAt} />
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
