import type { Ref } from 'react';

/** A glow in the middle of a plain ground, from the theme: it follows a change without a frame being drawn. */
export function Backdrop({ ref }: { ref: Ref<HTMLDivElement> }) {
  return (
    <div
      ref={ref}
      className="absolute inset-0 bg-border text-background dark:bg-surface-sunken dark:text-border"
      style={{ backgroundImage: 'radial-gradient(circle farthest-side, currentColor, transparent 124%)' }}
    />
  );
}
