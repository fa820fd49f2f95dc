import { clsx } from 'clsx';

/** The mark: an M of folded card, as model makers fold it. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 32 32"
      className={clsx('text-accent', className ?? 'size-6')}
      fill="currentColor"
      aria-hidden="true"
    >
      <path d="M4 11.5 10 6v16L4 27.5z" opacity="0.55" />
      <path d="m10 6 6 5.5v16L10 22z" />
      <path d="M16 11.5 22 6v16l-6 5.5z" opacity="0.55" />
      <path d="m22 6 6 5.5v16L22 22z" />
    </svg>
  );
}

/** Mark and name. */
export function Logo({ className }: { className?: string }) {
  return (
    <span className={clsx('inline-flex items-center gap-2', className)}>
      <LogoMark />
      <span className="text-lg font-semibold tracking-tight text-text">Maquette</span>
    </span>
  );
}
