'use client';

import type { SharedVersion } from '@maquette/domain/share';
import { BoxIcon } from '@maquette/ui';

interface SharedVersionsProps {
  versions: SharedVersion[];
  currentId: string;
  onVersion: (versionId: string) => void;
}

/** The versions of an asset, the newest first, to switch between. */
export const SharedVersions = ({ versions, currentId, onVersion }: SharedVersionsProps) => (
  <section aria-label="Versions">
    <ul className="flex gap-3 overflow-x-auto p-0.5 pb-2">
      {versions.map(({ id, number, thumbnailUrl }) => (
        <li key={id}>
          <button
            type="button"
            aria-pressed={id === currentId}
            className="w-24 rounded-card border border-border bg-surface p-1.5 text-center text-sm font-medium hover:border-border-strong aria-pressed:border-accent aria-pressed:ring-1 aria-pressed:ring-accent"
            onClick={() => onVersion(id)}
          >
            <span className="mb-1 flex aspect-square items-center justify-center text-text-muted">
              {thumbnailUrl ? (
                <img src={thumbnailUrl} alt="" loading="lazy" className="size-full object-contain" />
              ) : (
                <BoxIcon className="size-6 opacity-60" />
              )}
            </span>
            Version {number}
          </button>
        </li>
      ))}
    </ul>
  </section>
);
