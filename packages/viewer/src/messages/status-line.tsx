export interface StatusLineProps {
  /** For everybody: what just happened. */
  notice: string | null;
  /** For screen readers alone: how far the loading is. */
  progress: string;
}

/** Says what goes on. The region is always there: one that comes together with its text is not read out. */
export function StatusLine({ notice, progress }: StatusLineProps) {
  return (
    <output className="pointer-events-none absolute inset-x-0 top-3 z-20 flex justify-center">
      {notice ? (
        <span className="rounded-full border border-border bg-surface-raised px-3 py-1 text-sm font-medium text-text shadow-md">
          {notice}
        </span>
      ) : (
        <span className="sr-only">{progress}</span>
      )}
    </output>
  );
}
