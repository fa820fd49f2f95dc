'use client';
import { Toast as Base } from '@base-ui/react/toast';
import { clsx } from 'clsx';
import { buttonClass } from './button-class.ts';
import { CircleCheckIcon, InfoIcon, TriangleAlertIcon, XIcon } from './icons.ts';

const manager = Base.createToastManager();

export interface ToastOptions {
  description?: string;
  action?: { label: string; onClick: () => void };
  /** Milliseconds; 0 stays until closed. Default 6,000; with an action 12,000. */
  timeoutMs?: number;
  /** A toast with the same id is replaced. */
  id?: string;
}

const show = (type: 'success' | 'error' | 'info', title: string, options: ToastOptions = {}): string =>
  manager.add({
    ...(options.id ? { id: options.id } : {}),
    type,
    title,
    description: options.description,
    priority: type === 'error' ? 'high' : 'low',
    timeout: options.timeoutMs ?? (options.action || type === 'error' ? 12_000 : 6_000),
    actionProps: options.action && { children: options.action.label, onClick: options.action.onClick },
  });

/** Says what happened, in passing; never the only place where it is said. */
export const toast = {
  success: (title: string, options?: ToastOptions) => show('success', title, options),
  error: (title: string, options?: ToastOptions) => show('error', title, options),
  info: (title: string, options?: ToastOptions) => show('info', title, options),
  close: (id: string) => manager.close(id),
};

const icons = {
  success: <CircleCheckIcon className="size-4.5 text-success" />,
  error: <TriangleAlertIcon className="size-4.5 text-danger" />,
  info: <InfoIcon className="size-4.5 text-accent-strong" />,
};

/** Where toasts appear. Once, at the root (`UiProvider` has it). */
export function Toaster() {
  return (
    <Base.Provider toastManager={manager} limit={3}>
      <Base.Portal>
        <Base.Viewport className="fixed top-3 left-1/2 z-60 flex w-[min(23rem,calc(100vw-2rem))] -translate-x-1/2 flex-col gap-2">
          <ToastList />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function ToastList() {
  const { toasts } = Base.useToastManager();
  return toasts.map((toast) => (
    <Base.Root
      key={toast.id}
      toast={toast}
      swipeDirection={['right', 'up']}
      className={clsx(
        'w-full translate-x-(--toast-swipe-movement-x) translate-y-(--toast-swipe-movement-y) rounded-card border border-border bg-surface-raised shadow-lg transition-[opacity,translate] duration-200',
        'data-ending-style:-translate-y-2 data-ending-style:opacity-0 data-limited:hidden data-starting-style:-translate-y-2 data-starting-style:opacity-0',
      )}
    >
      <Base.Content className="flex items-start gap-3 p-3.5">
        <span className="mt-px flex shrink-0">{icons[toast.type as keyof typeof icons]}</span>
        <div className="min-w-0 flex-1">
          <Base.Title className="font-medium break-words" />
          <Base.Description className="mt-0.5 text-sm break-words text-text-muted" />
          <Base.Action className={clsx(buttonClass({ size: 'small' }), 'mt-2 empty:hidden')} />
        </div>
        <Base.Close
          aria-label="Close"
          className="-m-1 flex size-6 shrink-0 items-center justify-center rounded-control text-text-muted hover:bg-surface-hover hover:text-text"
        >
          <XIcon className="size-4" />
        </Base.Close>
      </Base.Content>
    </Base.Root>
  ));
}
