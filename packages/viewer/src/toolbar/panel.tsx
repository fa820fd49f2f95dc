import { IconButton, XIcon } from '@maquette/ui';
import { useEffect, useRef, type ReactNode } from 'react';

export interface PanelProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/**
 * A card over the picture, which stays in use beside it. It lies inside the viewer, not in the page's body: in full
 * screen nothing else is shown. Takes the focus when it opens and gives it back.
 */
export function Panel({ title, onClose, children }: PanelProps) {
  const panel = useRef<HTMLElement>(null);

  // The outside system is the document's focus.
  useEffect(() => {
    const card = panel.current;
    const before = document.activeElement;
    card?.focus({ preventScroll: true });
    return () => {
      const isFocusHere = card?.contains(document.activeElement) || document.activeElement === document.body;
      if (isFocusHere && before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);

  return (
    <section
      ref={panel}
      tabIndex={-1}
      aria-label={title}
      data-viewer-panel
      className="absolute right-3 bottom-16 z-20 flex max-h-[60%] w-80 max-w-[calc(100%-1.5rem)] @4xl/viewer:max-h-[calc(100%-5rem)] flex-col overflow-hidden rounded-card border border-border bg-surface-raised text-text shadow-lg"
    >
      <header className="flex items-center justify-between gap-2 border-b border-border py-1 pr-1 pl-3.5">
        <h2 className="text-base font-semibold">{title}</h2>
        <IconButton
          label="Close"
          icon={<XIcon className="size-4" />}
          size="small"
          tooltip={false}
          onClick={onClose}
        />
      </header>
      <div className="min-h-0 overflow-y-auto p-3.5">{children}</div>
    </section>
  );
}
