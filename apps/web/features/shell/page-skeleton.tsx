import { Skeleton } from '@maquette/ui';

/** Stands where a page will be: a title and what is below it. */
export function PageSkeleton() {
  return (
    <output aria-label="Loading" className="block">
      <Skeleton className="h-8 w-56" />
      <Skeleton className="mt-2 h-4 w-80 max-w-full" />
      <div className="mt-7 h-72 rounded-card border border-border bg-surface" />
    </output>
  );
}
