'use client';
import type { ReactNode } from 'react';
import { AlertDialog as Base } from '@base-ui/react/alert-dialog';
import { clsx } from 'clsx';
import { Button } from './button.tsx';
import { backdropClass, dialogClass } from './dialog.tsx';

export interface AlertDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** What will happen, and whether it can be undone. */
  description: ReactNode;
  /** A verb: `Delete folder`. */
  confirmLabel: string;
  cancelLabel?: string;
  danger?: boolean;
  busy?: boolean;
  onConfirm: () => void;
  children?: ReactNode;
}

/** A question that must be answered. It stays open until `onOpenChange(false)`; a click beside it does nothing. */
export function AlertDialog(props: AlertDialogProps) {
  const {
    open,
    onOpenChange,
    title,
    description,
    confirmLabel,
    cancelLabel = 'Cancel',
    danger,
    busy,
    onConfirm,
    children,
  } = props;
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className={backdropClass} />
        <Base.Popup className={clsx(dialogClass, 'p-5 sm:w-[26rem]')}>
          <Base.Title className="text-lg font-semibold">{title}</Base.Title>
          <Base.Description className="mt-1.5 text-text-muted">{description}</Base.Description>
          {children}
          <div className="mt-5 flex flex-wrap justify-end gap-2">
            <Base.Close render={<Button disabled={busy}>{cancelLabel}</Button>} />
            <Button variant={danger ? 'danger' : 'primary'} busy={busy} onClick={onConfirm}>
              {confirmLabel}
            </Button>
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
