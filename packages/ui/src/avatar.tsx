import { clsx } from 'clsx';

const initialsOf = (name: string): string => {
  const words = name.trim().split(/\s+/);
  return `${words[0]?.[0] ?? '?'}${words.length > 1 ? words.at(-1)![0] : ''}`.toUpperCase();
};

export interface AvatarProps {
  name: string;
  size?: 'small' | 'medium';
  /** Squares for teams, circles for people. */
  shape?: 'circle' | 'square';
  /** The name stands beside it. */
  decorative?: boolean;
}

/** A person or a team by its initials. */
export function Avatar({ name, size = 'small', shape = 'circle', decorative }: AvatarProps) {
  return (
    <span
      role={decorative ? undefined : 'img'}
      aria-label={decorative ? undefined : name}
      aria-hidden={decorative || undefined}
      className={clsx(
        'inline-flex shrink-0 items-center justify-center bg-accent-soft font-semibold text-accent-strong select-none',
        shape === 'circle' ? 'rounded-full' : 'rounded-control',
        size === 'small' ? 'size-6 text-[0.625rem]' : 'size-8 text-xs',
      )}
    >
      {initialsOf(name)}
    </span>
  );
}
