import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createSafeFetch, type Resolve } from './create-safe-fetch.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(listener: RequestListener): Promise<{ port: number; url: string }> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { port, url: `http://127.0.0.1:${port}` };
}

const outside = createSafeFetch({ allowLoopback: false });
const inside = createSafeFetch({ allowLoopback: true });
const answering =
  (...addresses: string[]): Resolve =>
  (_name, _options, done) =>
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );

describe('an address that is not public', () => {
  it.each([
    'http://127.0.0.1/',
    'http://0x7f.1/',
    'http://2130706433/',
    'http://10.0.0.1/',
    'http://172.16.4.4/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data',
    'http://100.64.0.1/',
    'http://0.0.0.0/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[fd00::1]/',
    'http://[fe80::1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://224.0.0.1/',
    'http://localhost/',
    'http://studio/',
    'http://printer.local/',
    'file:///etc/passwd',
    'ftp://example.com/',
    'http://user:secret@example.com/',
    'nonsense',
  ])('is refused as it is written: %s', async (url) => {
    await expect(outside(url)).rejects.toMatchObject({ code: 'address' });
  });

  it.each([[['127.0.0.1']], [['93.184.216.34', '10.0.0.1']], [['::1']], [['::ffff:10.0.0.1']]])(
    'is refused when a name leads there: %j',
    async (addresses) => {
      const fetch = createSafeFetch({ allowLoopback: false, resolve: answering(...addresses) });
      await expect(fetch('http://example.com/')).rejects.toMatchObject({ code: 'address' });
    },
  );

  it('is refused behind a redirect', async () => {
    const { url } = await serve((_request, response) =>
      response.writeHead(302, { location: 'http://10.0.0.1/' }).end(),
    );
    await expect(inside(url)).rejects.toMatchObject({ code: 'address' });
  });
});

describe('a call', () => {
  it('goes to the very address that was checked, with the name that was asked for, once looked up', async () => {
    const asked: string[] = [];
    const { port } = await serve((request, response) => response.end(request.headers.host));
    const fetch = createSafeFetch({
      allowLoopback: true,
      resolve(name, options, done) {
        asked.push(name);
        answering('127.0.0.1')(name, options, done);
      },
    });
    const { body } = await fetch(`http://hook.example:${port}/`);
    expect(body.toString()).toBe(`hook.example:${port}`);
    expect(asked).toEqual(['hook.example']);
  });

  it('follows three redirects, not four, and takes no secret to another place', async () => {
    const seen: (string | undefined)[] = [];
    const target = await serve((request, response) => {
      seen.push(request.headers['authorization'], request.headers['cookie']);
      response.end('there');
    });
    const { url } = await serve((request, response) => {
      const left = Number(request.url!.slice(1));
      const location = left > 1 ? `/${left - 1}` : target.url;
      response.writeHead(307, { location, 'set-cookie': 'a=b' }).end();
    });
    const headers = { authorization: 'Bearer secret' };
    expect((await inside(`${url}/3`, { headers })).body.toString()).toBe('there');
    expect(seen).toEqual([undefined, undefined]);
    await expect(inside(`${url}/4`, { headers })).rejects.toMatchObject({ code: 'redirect' });
  });

  it('is given up when the answer does not come, is too large, or of another type', async () => {
    const silent = await serve(() => {});
    await expect(inside(silent.url, { timeoutMs: 50 })).rejects.toMatchObject({ code: 'timeout' });
    const dripping = await serve((_request, response) => response.writeHead(200).write('a'));
    await expect(inside(dripping.url, { timeoutMs: 50 })).rejects.toMatchObject({ code: 'timeout' });
    const large = await serve((_request, response) => response.end(Buffer.alloc(2_000)));
    await expect(inside(large.url, { bytesMax: 1_000 })).rejects.toMatchObject({ code: 'too-large' });
    expect((await inside(large.url, { bytesMax: 0 })).body).toHaveLength(0);
    const page = await serve((_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('x'),
    );
    await expect(inside(page.url, { contentTypes: ['image/'] })).rejects.toMatchObject({
      code: 'content-type',
    });
  });

  it('says when nobody is there', async () => {
    const { url } = await serve(() => {});
    servers[0]!.closeAllConnections();
    await new Promise((resolve) => servers.pop()!.close(resolve));
    await expect(inside(url)).rejects.toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining('ECONNREFUSED'),
    });
  });
});
