/** What opens over the page beside its trigger: menus, lists, popovers. */
export const popupClass =
  'rounded-card border border-border bg-surface-raised text-text shadow-lg outline-none origin-(--transform-origin) ' +
  'transition-[opacity,scale] data-starting-style:scale-[0.98] data-starting-style:opacity-0 data-ending-style:scale-[0.98] data-ending-style:opacity-0';

/** A line of such a list. */
export const popupItemClass =
  'flex min-h-8 cursor-default items-center gap-2.5 rounded-control px-2 py-1.5 text-base outline-none select-none ' +
  'data-highlighted:bg-surface-hover data-disabled:text-text-muted data-disabled:opacity-70 pointer-coarse:min-h-10 [&_svg]:shrink-0';
