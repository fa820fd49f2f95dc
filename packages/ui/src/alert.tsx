import type { ReactNode } from 'react';
import { clsx } from 'clsx';
import { CircleCheckIcon, InfoIcon, TriangleAlertIcon } from './icons.ts';

export type AlertTone = 'info' | 'success' | 'warning' | 'danger';

const looks: Record<AlertTone, { box: string; icon: ReactNode }> = {
  info: { box: 'border-border bg-surface', icon: <InfoIcon className="size-4.5 text-accent-strong" /> },
  success: {
    box: 'border-success/30 bg-success-soft',
    icon: <CircleCheckIcon className="size-4.5 text-success" />,
  },
  warning: {
    box: 'border-warning/30 bg-warning-soft',
    icon: <TriangleAlertIcon className="size-4.5 text-warning" />,
  },
  danger: {
    box: 'border-danger/30 bg-danger-soft',
    icon: <TriangleAlertIcon className="size-4.5 text-danger" />,
  },
};

export interface AlertProps {
  tone?: AlertTone;
  title?: ReactNode;
  /** Buttons or links on what to do. */
  actions?: ReactNode;
  /** Off for what was there when the page came: it need not be announced. */
  live?: boolean;
  className?: string;
  children?: ReactNode;
}

/** Says what is wrong or worth knowing, where it matters, for as long as it is so. */
export function Alert({ tone = 'info', title, actions, live = true, className, children }: AlertProps) {
  const role = live ? (tone === 'danger' ? 'alert' : 'status') : undefined;
  return (
    <div role={role} className={clsx('flex gap-3 rounded-card border p-3.5', looks[tone].box, className)}>
      <span className="mt-px flex shrink-0">{looks[tone].icon}</span>
      <div className="min-w-0 flex-1">
        {title && <p className="font-medium">{title}</p>}
        {children && (
          <div className={clsx('break-words', title ? 'mt-0.5 text-text-muted' : undefined)}>{children}</div>
        )}
        {actions && <div className="mt-2.5 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
