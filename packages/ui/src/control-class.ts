/** The look of everything that is typed into or opened. 16 px for fingers: iOS zooms in on less. */
export const controlClass =
  'w-full min-w-0 rounded-control border border-border-strong/70 bg-surface text-base text-text transition-[border-color,box-shadow] ' +
  'hover:border-border-strong focus-visible:border-focus focus-visible:outline-2 focus-visible:outline-offset-0 focus-visible:outline-focus ' +
  'data-invalid:border-danger aria-invalid:border-danger disabled:cursor-not-allowed disabled:bg-surface-sunken disabled:text-text-muted ' +
  'data-disabled:cursor-not-allowed data-disabled:bg-surface-sunken data-disabled:text-text-muted pointer-coarse:text-lg';

export const controlHeightClass = 'h-8.5 px-2.5 pointer-coarse:h-10';
