'use client';
import { Progress as Base } from '@base-ui/react/progress';
import { clsx } from 'clsx';

export interface ProgressProps {
  /** What progresses, for screen readers. */
  label: string;
  /** 0 to 1; null when it cannot be known. */
  value: number | null;
  tone?: 'accent' | 'success' | 'danger';
  size?: 'thin' | 'thick';
  className?: string;
}

const tones = { accent: 'bg-accent', success: 'bg-success', danger: 'bg-danger' };

/** How far something is. */
export function Progress({ label, value, tone = 'accent', size = 'thin', className }: ProgressProps) {
  return (
    <Base.Root
      value={value === null ? null : Math.round(value * 100)}
      aria-label={label}
      className={className}
    >
      <Base.Track className={clsx('overflow-hidden rounded-full bg-border', size === 'thin' ? 'h-1' : 'h-2')}>
        <Base.Indicator
          className={clsx(
            'h-full rounded-full transition-[width] duration-300',
            tones[tone],
            value === null && 'w-2/5 animate-indeterminate motion-reduce:w-full motion-reduce:opacity-50',
          )}
        />
      </Base.Track>
    </Base.Root>
  );
}
