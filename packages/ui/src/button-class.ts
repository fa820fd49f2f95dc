import { clsx } from 'clsx';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
/** Heights: 28, 34 and 40 px; fingers get 40 px at least. */
export type ButtonSize = 'small' | 'medium' | 'large';

export interface ButtonLook {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  /** As wide as what holds it. */
  full?: boolean | undefined;
  /** Square, for a single icon. */
  square?: boolean | undefined;
}

const base =
  'relative inline-flex shrink-0 items-center justify-center whitespace-nowrap rounded-control border font-medium ' +
  'select-none transition-[background-color,border-color,color,box-shadow] [&_svg]:shrink-0 ' +
  'data-disabled:cursor-not-allowed data-disabled:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:opacity-55';

const variants: Record<ButtonVariant, string> = {
  primary:
    'border-transparent bg-accent text-accent-text shadow-sm hover:not-data-disabled:bg-accent-hover active:not-data-disabled:bg-accent-hover',
  secondary:
    'border-border bg-surface text-text shadow-xs hover:not-data-disabled:bg-surface-hover active:not-data-disabled:bg-surface-sunken data-popup-open:bg-surface-hover',
  quiet:
    'border-transparent bg-transparent text-text-muted hover:not-data-disabled:bg-surface-hover hover:not-data-disabled:text-text data-popup-open:bg-surface-hover data-popup-open:text-text',
  danger:
    'border-transparent bg-danger text-danger-text shadow-sm hover:not-data-disabled:bg-danger-hover active:not-data-disabled:bg-danger-hover',
};

const sizes: Record<ButtonSize, { padded: string; square: string }> = {
  small: { padded: 'h-7 gap-1.5 px-2.5 text-sm pointer-coarse:h-9', square: 'size-7 pointer-coarse:size-9' },
  medium: {
    padded: 'h-8.5 gap-2 px-3 text-base pointer-coarse:h-10',
    square: 'size-8.5 pointer-coarse:size-10',
  },
  large: { padded: 'h-10 gap-2 px-4 text-base', square: 'size-10' },
};

/** The look of a button, for what is a link by nature: `<Link className={buttonClass({ variant: 'primary' })}>`. */
export function buttonClass({
  variant = 'secondary',
  size = 'medium',
  full,
  square,
}: ButtonLook = {}): string {
  return clsx(base, variants[variant], sizes[size][square ? 'square' : 'padded'], full && 'w-full');
}
