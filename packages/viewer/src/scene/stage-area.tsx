import { useId, type ReactNode } from 'react';

export interface StageAreaProps {
  label: string;
  /** Whether there is something to act on. */
  isFocusable: boolean;
  children: ReactNode;
}

/**
 * Holds the canvas and the focus. An application, not an image: screen readers then hand the arrow keys through. The
 * buttons stand outside of it, where they are read as usual.
 */
export function StageArea({ label, isFocusable, children }: StageAreaProps) {
  const helpId = useId();
  return (
    <>
      <div
        role="application"
        aria-roledescription="3D viewer"
        aria-label={label}
        aria-describedby={helpId}
        // An application takes keys of its own, so it takes the focus.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={isFocusable ? 0 : -1}
        onPointerDown={(event) => event.currentTarget.focus({ preventScroll: true })}
        className="absolute inset-0 focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-focus"
      >
        {children}
      </div>
      <p id={helpId} className="sr-only">
        Arrow keys go round the model, plus and minus come closer and go back, F shows all of it. Question
        mark lists all keys.
      </p>
    </>
  );
}
