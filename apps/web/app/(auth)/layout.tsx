import { Logo } from '@maquette/ui';
import type { ReactNode } from 'react';
import { TRPCReactProvider } from '../../trpc/client.tsx';

/** The frame of the pages about the account: the name, one card, nothing else. */
export default function AccountLayout({ children }: { children: ReactNode }) {
  return (
    <TRPCReactProvider>
      <main className="flex min-h-dvh flex-col items-center px-4 pt-[max(1.5rem,11vh)] pb-10">
        <div className="w-full max-w-sm">
          <div className="mb-6 flex flex-col items-center gap-1.5 text-center">
            <Logo />
            <p className="text-sm text-text-muted">Pictures to 3D models, for teams.</p>
          </div>
          {children}
        </div>
      </main>
    </TRPCReactProvider>
  );
}
