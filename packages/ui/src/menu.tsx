'use client';
import type { ReactElement, ReactNode } from 'react';
import { Menu as Base } from '@base-ui/react/menu';
import { clsx } from 'clsx';
import { CheckIcon } from './icons.ts';
import { Kbd } from './kbd.tsx';
import { popupClass, popupItemClass } from './popup-class.ts';

export interface MenuProps {
  /** A `Button` or `IconButton`. */
  trigger: ReactElement;
  align?: 'start' | 'center' | 'end';
  side?: 'bottom' | 'top' | 'right' | 'left';
  className?: string;
  children: ReactNode;
}

/** Actions behind one button. */
export function Menu({ trigger, align = 'end', side = 'bottom', className, children }: MenuProps) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} side={side} sideOffset={4} className="z-50 outline-none">
          <Base.Popup
            className={clsx(popupClass, 'max-h-(--available-height) min-w-44 overflow-y-auto p-1', className)}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export interface MenuItemProps {
  icon?: ReactNode;
  shortcut?: string;
  danger?: boolean;
  disabled?: boolean;
  onSelect?: () => void;
  /** A link element (`<a href>` or the router's): the item then navigates. */
  link?: ReactElement;
  children: ReactNode;
}

/** One action, or (with `link`) one place to go. */
export function MenuItem({ icon, shortcut, danger, disabled, onSelect, link, children }: MenuItemProps) {
  const className = clsx(popupItemClass, danger && 'text-danger');
  const content = (
    <>
      {icon && <span className={clsx('flex size-4 items-center', !danger && 'text-text-muted')}>{icon}</span>}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {shortcut && <Kbd>{shortcut}</Kbd>}
    </>
  );
  if (link)
    return (
      <Base.LinkItem render={link} className={className} closeOnClick>
        {content}
      </Base.LinkItem>
    );
  return (
    <Base.Item className={className} disabled={disabled} onClick={onSelect}>
      {content}
    </Base.Item>
  );
}

export const MenuSeparator = () => <Base.Separator className="mx-1 my-1 h-px bg-border" />;

export interface MenuChoiceProps {
  label: string;
  value: string;
  onValueChange: (value: string) => void;
  options: { value: string; label: string; icon?: ReactNode }[];
}

/** One of several, inside a menu. */
export function MenuChoice({ label, value, onValueChange, options }: MenuChoiceProps) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2 pt-1.5 pb-1 text-xs font-medium text-text-muted">
        {label}
      </Base.GroupLabel>
      <Base.RadioGroup value={value} onValueChange={(next) => onValueChange(next as string)}>
        {options.map((option) => (
          <Base.RadioItem key={option.value} value={option.value} className={popupItemClass} closeOnClick>
            {option.icon && <span className="flex size-4 items-center text-text-muted">{option.icon}</span>}
            <span className="min-w-0 flex-1 truncate">{option.label}</span>
            <span className="flex size-4">
              <Base.RadioItemIndicator>
                <CheckIcon className="size-4 text-accent-strong" />
              </Base.RadioItemIndicator>
            </span>
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  );
}
