import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Makes this process's own folder for attempts, and removes those of workers that died without cleaning up.
 * @param temporaryFolder of this machine alone: process ids tell the folders apart
 */
export async function openWorkerFolder(temporaryFolder: string): Promise<string> {
  await mkdir(temporaryFolder, { recursive: true });
  for (const name of await readdir(temporaryFolder)) {
    const pid = Number(/^worker-(\d+)$/.exec(name)?.[1] ?? 0);
    if (pid > 0 && !isAlive(pid))
      await rm(path.join(temporaryFolder, name), { recursive: true, force: true });
  }
  const own = path.join(temporaryFolder, `worker-${process.pid}`);
  await mkdir(own, { recursive: true });
  return own;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
