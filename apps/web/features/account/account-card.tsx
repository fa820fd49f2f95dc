import { Card } from '@maquette/ui';
import type { ReactNode } from 'react';

export interface AccountCardProps {
  title: string;
  /** The card took the place of another one: its title takes the focus, so that it is read out. */
  arrived?: boolean;
  /** One or two sentences on what happens here. */
  intro?: ReactNode;
  /** Under the card: the way to the neighbouring page. */
  footer?: ReactNode;
  children?: ReactNode;
}

/** The one card of a page about the account. */
export function AccountCard({ title, arrived, intro, footer, children }: AccountCardProps) {
  return (
    <>
      <Card className="p-5 shadow-md sm:p-7">
        <h1
          className="text-2xl font-semibold outline-none"
          tabIndex={arrived ? -1 : undefined}
          ref={arrived ? takeFocus : undefined}
        >
          {title}
        </h1>
        {intro && <p className="mt-1.5 text-pretty break-words text-text-muted">{intro}</p>}
        {children && <div className="mt-5 flex flex-col gap-4">{children}</div>}
      </Card>
      {footer && <p className="mt-5 text-center text-text-muted">{footer}</p>}
    </>
  );
}

// one function for all renders: a new one would take the focus again with each
const takeFocus = (heading: HTMLHeadingElement | null) => heading?.focus();
