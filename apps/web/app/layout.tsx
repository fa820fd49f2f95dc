import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { RootProviders } from '../features/shell/root-providers.tsx';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Maquette', template: '%s · Maquette' },
  description: 'Pictures to 3D models, for teams.',
  icons: { icon: '/icon.svg' },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f5f6f8' },
    { media: '(prefers-color-scheme: dark)', color: '#0e1013' },
  ],
};

/** Every page. The theme is on `<html>` before the first paint, by a script with this answer's nonce. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <html lang="en" suppressHydrationWarning>
      <body>
        <RootProviders nonce={nonce}>{children}</RootProviders>
      </body>
    </html>
  );
}
