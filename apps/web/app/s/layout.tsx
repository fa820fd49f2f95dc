import type { Metadata } from 'next';
import type { ReactNode } from 'react';

/** The address has a secret in it: it is told to nobody, and no search engine keeps it. */
export const metadata: Metadata = {
  title: 'Shared link',
  robots: { index: false, follow: false, noarchive: true, nosnippet: true },
  referrer: 'no-referrer',
};

export default function ShareLayout({ children }: { children: ReactNode }) {
  return children;
}
