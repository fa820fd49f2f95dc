import { connect, createServer } from 'node:net';
import { StartRefusal } from './say.mjs';

/** Refuses to go on when something else listens on our port, on any of the addresses that a browser would try. */
export async function refuseTakenPort({ port, host }) {
  const taken =
    !(await canListen(port, host)) || (await answers(port, '127.0.0.1')) || (await answers(port, '::1'));
  if (taken)
    throw new StartRefusal(
      `Port ${port} is taken by another program. Stop it, or choose another port: PORT=${port + 1} npm start`,
    );
}

/** The port that was used last time, or any that is free when that one is taken. */
export async function chooseFreePort({ host, kept }) {
  if (
    kept &&
    (await canListen(kept, host)) &&
    !(await answers(kept, '127.0.0.1')) &&
    !(await answers(kept, '::1'))
  )
    return kept;
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, host, () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

const canListen = (port, host) =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => {
      if (error.code === 'EADDRINUSE') return resolve(false);
      if (error.code === 'EACCES')
        return reject(
          new StartRefusal(
            `Port ${port} needs special rights here. Choose one above 1023: PORT=3000 npm start`,
          ),
        );
      if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
        return reject(new StartRefusal(`HOST=${host} is not an address of this machine.`));
      reject(error);
    });
    server.listen(port, host, () => server.close(() => resolve(true)));
  });

const answers = (port, host) =>
  new Promise((resolve) => {
    const socket = connect({ port, host, timeout: 500 });
    const end = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
  });
