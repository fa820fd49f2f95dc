import { LogoMark } from '@maquette/ui';
import type { ReactNode } from 'react';

/** The frame of the pages about the account: the name, one card, nothing else. */
export default function AccountLayout({ children }: { children: ReactNode }) {
  return (
    <main className="normal-nums flex min-h-dvh flex-col items-center px-4 pt-[max(1.5rem,11vh)] pb-10">
      <div className="w-full max-w-sm">
        <div className="mb-6 flex flex-col items-center gap-1.5 text-center">
          <p className="flex items-center gap-2 text-2xl font-semibold tracking-tight">
            <LogoMark className="size-8" /> Maquette
          </p>
          <p className="text-sm text-text-muted">Pictures to 3D models, for teams.</p>
        </div>
        {children}
      </div>
    </main>
  );
}
