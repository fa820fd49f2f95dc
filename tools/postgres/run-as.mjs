import { spawnSync } from 'node:child_process';
import { chownSync, mkdirSync } from 'node:fs';
import os from 'node:os';

/**
 * How PostgreSQL is run as somebody who is not root, which it insists on. In this order: as we are; as `nobody`;
 * in a user namespace (a checkout that `nobody` cannot reach, or a user id without an account, which initdb refuses).
 * @typedef {{ how: string, uid?: number, gid?: number, wrap: string[] }} RunAs
 * @param {{ binary: string, dataFolder: string }} what
 * @returns {RunAs}
 */
export function chooseRunAs({ binary, dataFolder }) {
  const root = process.getuid?.() === 0;
  if (process.platform === 'win32' || (!root && hasAccount())) return { how: 'as this user', wrap: [] };
  if (root) {
    const nobody = idOf('nobody') ?? { uid: 65534, gid: 65534 };
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
    chownSync(dataFolder, nobody.uid, nobody.gid);
    const reach = ['-c', 'test -x "$1" && test -w "$2"', 'sh', binary, dataFolder];
    if (spawnSync('/bin/sh', reach, nobody).status === 0) return { how: 'as nobody', ...nobody, wrap: [] };
    chownSync(dataFolder, 0, 0);
  }
  const wrap = ['unshare', '--user', '--map-user=65534', '--map-group=65534'];
  if (spawnSync(wrap[0], [...wrap.slice(1), 'true']).status === 0)
    return { how: 'in a user namespace', wrap };
  throw new Error(
    'PostgreSQL refuses to run as root, and this machine offers no other user to run it as. ' +
      'Start as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.',
  );
}

function hasAccount() {
  try {
    os.userInfo();
    return true;
  } catch {
    return false;
  }
}

function idOf(name) {
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }));
  return uid.status === 0 && gid.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : null;
}
