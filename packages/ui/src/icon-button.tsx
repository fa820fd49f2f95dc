'use client';
import type { ReactNode } from 'react';
import { Button, type ButtonProps } from './button.tsx';
import { Tooltip } from './tooltip.tsx';

export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'icon' | 'square' | 'aria-label'> {
  /** The name that screen readers say and the tooltip shows. */
  label: string;
  icon: ReactNode;
  /** Off where the name is on screen anyway, or where a menu hangs on the button. */
  tooltip?: boolean;
  shortcut?: string;
}

/** A square button with an icon alone. */
export function IconButton({
  label,
  icon,
  tooltip = true,
  shortcut,
  variant = 'quiet',
  ...rest
}: IconButtonProps) {
  const button = <Button square variant={variant} aria-label={label} icon={icon} {...rest} />;
  return tooltip ? (
    <Tooltip content={label} shortcut={shortcut}>
      {button}
    </Tooltip>
  ) : (
    button
  );
}
