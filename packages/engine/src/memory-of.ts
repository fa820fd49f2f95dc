import { readFile } from 'node:fs/promises';

const pageBytes = 4096;

/**
 * Resident memory of a process in MB (2^20 bytes), from /proc. 0 where there is no /proc: there only the limit of
 * the JavaScript heap protects the machine.
 */
export async function memoryOf(pid: number): Promise<number> {
  try {
    const pages = (await readFile(`/proc/${pid}/statm`, 'utf8')).split(' ')[1];
    return (Number(pages) * pageBytes) / 2 ** 20;
  } catch {
    return 0;
  }
}
