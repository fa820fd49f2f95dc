import { clsx } from 'clsx';

/** The place of something that is on its way; give it the size of what comes. Hidden from screen readers. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <div
      aria-hidden="true"
      className={clsx('animate-shimmer rounded-control bg-border/60 motion-reduce:animate-none', className)}
    />
  );
}
