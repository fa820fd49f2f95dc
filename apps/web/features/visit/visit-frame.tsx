import { LogoMark } from '@maquette/ui';
import type { ReactNode } from 'react';

interface VisitFrameProps {
  title: string;
  /** Above the title: the way back. */
  back?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** The frame of a share link's pages: what is shown, and our mark. Nothing of the workspace. */
export const VisitFrame = ({ title, back, actions, children }: VisitFrameProps) => (
  <div className="mx-auto flex min-h-dvh w-full max-w-[110rem] flex-col px-4 py-4 sm:px-7 sm:py-6">
    <header className="mb-5 flex flex-wrap items-end justify-between gap-x-4 gap-y-3">
      <div className="min-w-0">
        {back}
        <h1 className="text-2xl font-semibold tracking-tight break-words">{title}</h1>
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </header>
    <main className="min-w-0 flex-1">{children}</main>
    <footer className="mt-8 flex items-center gap-2 text-sm text-text-muted">
      <LogoMark className="size-5" />
      <span>Shared with Maquette</span>
    </footer>
  </div>
);
