import { html, raw } from 'hono/html';

export type Html = ReturnType<typeof html>;

/** The frame of every page. Nothing on it may leave a doubt that no money moves. */
export function layout({
  title,
  body,
  isWide = false,
}: {
  title: string;
  body: Html;
  isWide?: boolean;
}): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${title} · Test payments. No card is charged.</title>
        <link rel="stylesheet" href="/style.css" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <aside class="banner" aria-label="Test payments">
          <strong>Test payments.</strong> No card is charged.
        </aside>
        <main class="${isWide ? 'wide' : 'narrow'}">${body}</main>
        <footer>
          This page belongs to the stand-in for Stripe on this installation. Never enter a real card.
        </footer>
      </body>
    </html>`;
}

/** `$20.00`. */
export const money = (cents: number, currency: string): string =>
  new Intl.NumberFormat('en-US', { style: 'currency', currency: currency.toUpperCase() }).format(cents / 100);

/** `Nov 20, 2026`, from seconds. */
export const day = (seconds: number): string =>
  new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' }).format(seconds * 1_000);

export const time = (seconds: number): Html =>
  html`<time datetime="${new Date(seconds * 1_000).toISOString()}">${day(seconds)}</time>`;

export const nothing = raw('');

/** Only addresses that a browser follows on the web: a stored address is data of somebody else. */
export const webAddress = (address: string | null): string | null =>
  address !== null && /^https?:\/\//i.test(address) ? address : null;
