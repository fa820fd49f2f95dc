'use client';
import type { ReactNode } from 'react';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import { Toaster } from './toast.tsx';

/** What the components need around them; once, at the root. Writes no `<style>` element: a strict CSP may stand. */
export function UiProvider({ children }: { children: ReactNode }) {
  return (
    <CSPProvider disableStyleElements>
      <Tooltip.Provider delay={450}>{children}</Tooltip.Provider>
      <Toaster />
    </CSPProvider>
  );
}
