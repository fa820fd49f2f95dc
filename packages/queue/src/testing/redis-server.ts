import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface RedisServer {
  url: string;
  port: number;
  /** Stops it and starts it again on the same port, with nothing in it. */
  restartEmpty(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a real Redis on a free port, without persistence: `redis-server` of the PATH, or MAQUETTE_TEST_REDIS_SERVER. */
export async function startRedisServer(): Promise<RedisServer> {
  const program = process.env.MAQUETTE_TEST_REDIS_SERVER ?? 'redis-server';
  const folder = mkdtempSync(path.join(tmpdir(), 'maquette-redis-'));
  const port = await freePort();
  let server = await launch(program, port, folder);
  const stop = async () => {
    const exited = once(server, 'exit');
    server.kill('SIGKILL');
    await exited;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    async restartEmpty() {
      await stop();
      server = await launch(program, port, folder);
    },
    async stop() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function launch(program: string, port: number, folder: string) {
  const flags = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--dir',
    folder,
    '--save',
    '',
    '--appendonly',
    'no',
  ];
  const server = spawn(program, flags, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) =>
      reject(
        new Error(
          `No Redis to test with (${error.message}): install redis-server or set MAQUETTE_TEST_REDIS_SERVER.`,
        ),
      ),
    );
    server.once('exit', () => reject(new Error(`Redis stopped: ${output}`)));
    server.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (/Ready to accept connections/.test(output)) resolve();
    });
  });
  return server;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Sends one command to a Redis and waits for the first answer. */
export async function tellRedis(port: number, command: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(`${command}\r\n`);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return answer.toString().trim();
}
