import { IconButton, type IconButtonProps } from '@maquette/ui';

export interface ToolButtonProps extends Omit<IconButtonProps, 'variant'> {
  /** For a tool that is on or off. */
  isPressed?: boolean;
  /** For a tool that opens a card. */
  isOpen?: boolean;
}

/** A tool: 34 px, 40 px for fingers. What is on is filled. */
export function ToolButton({ isPressed, isOpen, className = '', ...rest }: ToolButtonProps) {
  const isOn = isPressed || isOpen;
  return (
    <IconButton
      aria-pressed={isPressed}
      aria-expanded={isOpen}
      className={`${isOn ? 'bg-surface-selected! text-accent-strong!' : ''} ${className}`}
      {...rest}
    />
  );
}
