import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { Outbox } from '../webhooks/outbox.ts';
import type { World } from '../world.ts';
import { layout, type Html } from './layout.ts';

export type PagesApp = Hono<{ Bindings: HttpBindings }>;

export interface PageDeps {
  world: World;
  outbox: Outbox;
  change<T>(request: null, work: () => T): T;
}

/** No scripts, nothing from elsewhere, in no frame. A form may lead on to the studio, which is another address. */
const headers = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src data:; form-action *; frame-ancestors 'none'; base-uri 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

export const show = async (call: Context, page: Html, status: 200 | 402 | 404 = 200): Promise<Response> =>
  call.html(await page, status, headers);

export const notFound = (call: Context): Promise<Response> =>
  show(
    call,
    layout({
      title: 'Not found',
      body: html`<h1>There is nothing here</h1>
        <p>The address is wrong, or what it named is gone. Go back to the studio and start from there.</p>`,
    }),
    404,
  );

/** Leaves a page; the next one is fetched, never sent again. */
export const goTo = (call: Context, url: string): Response => call.redirect(url, 303);
