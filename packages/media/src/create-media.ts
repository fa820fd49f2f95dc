import { createHash, randomBytes } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { copyFile, link, mkdir, open, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { uploadLimits } from '@maquette/domain/assets';
import { ok, refuse, type Result } from '@maquette/domain/result';
import { createCheckPool } from './child/check-pool.ts';
import type { CheckEnd } from './child/check-process.ts';
import type { Finding, Work } from './child/protocol.ts';
import type { CheckedImage, CheckedModel, Media, UntrustedFile } from './media.ts';
import {
  brokeTheReader,
  isDiskFull,
  noRoom,
  tookTooLong,
  tookTooMuchMemory,
  tooLarge,
  wrongType,
} from './refusals.ts';
import { sniff, sniffBytes, type Sniffed } from './sniff.ts';

export interface MediaOptions {
  /** Where checked files are put; made when it is not there. */
  temporaryFolder: string;
  /** Heap of a checking process; 512 unless told. The whole process may have twice as much. */
  childMemoryMb?: number;
  /** Where `child/check-child.ts` is on disk, for programs whose bundler moves this file away from it. */
  childPath?: string;
  /** Told of checks that broke a process: something to look into. */
  onCrash?: (message: string) => void;
}

/** Opens the one door for untrusted files. Starts a child process with the first check. */
export function createMedia(options: MediaOptions): Media {
  const pool = createCheckPool({
    modulePath: options.childPath ?? childPathBeside(import.meta.url),
    memoryMb: options.childMemoryMb ?? 512,
    timeoutMs: uploadLimits.checkTimeoutMs,
  });

  async function find(work: Work): Promise<Result<Finding>> {
    // the child has another working directory
    const end = await pool.run({ ...work, path: path.resolve(work.path) });
    if (end.kind === 'crashed') options.onCrash?.(end.message);
    return verdict(end);
  }

  async function checkImage(path: string, format: Format): Promise<Result<CheckedImage>> {
    return withOutputs(options.temporaryFolder, ['main', 'thumbnail'], async ([mainPath, thumbnailPath]) => {
      const found = await find({ kind: 'image', path, format, mainPath, thumbnailPath });
      return found.ok ? asImage(found.value, mainPath, thumbnailPath) : found;
    });
  }

  async function checkModel(path: string): Promise<Result<CheckedModel>> {
    return withOutputs(options.temporaryFolder, ['main'], async ([mainPath]) => {
      // the child reads the very file that will be kept
      await linkOrCopy(path, mainPath);
      const found = await find({ kind: 'model', path: mainPath });
      if (!found.ok) return found;
      const { facts } = expectKind(found.value, 'model');
      return ok({
        kind: 'model',
        mime: 'model/gltf-binary',
        path: mainPath,
        facts,
        sha256: await sha256Of(mainPath),
      });
    });
  }

  return {
    async checkUpload(file) {
      const looked = await look(file, uploadLimits.modelBytesMax);
      if (!looked.ok) return looked;
      const { sniffed } = looked.value;
      if (sniffed.kind === 'other') return wrongType(notUsable(file.fileName, sniffed.what));
      return sniffed.kind === 'image' ? checkImage(file.path, sniffed.format) : checkModel(file.path);
    },
    async checkModel(file) {
      const looked = await look(file, uploadLimits.deliveredModelBytesMax);
      if (!looked.ok) return looked;
      return looked.value.sniffed.kind === 'model'
        ? checkModel(file.path)
        : wrongType('This is not a GLB model.');
    },
    async checkThumbnail(file) {
      const looked = await look(file, uploadLimits.deliveredModelBytesMax);
      if (!looked.ok) return looked;
      const { sniffed } = looked.value;
      if (sniffed.kind !== 'image') return wrongType('This thumbnail is not a picture.');
      return withOutputs(options.temporaryFolder, ['main'], async ([mainPath]) => {
        const found = await find({ kind: 'thumbnail', path: file.path, format: sniffed.format, mainPath });
        return found.ok ? asImage(found.value, mainPath, mainPath) : found;
      });
    },
    close: () => pool.close(),
  };
}

type Format = (Sniffed & { kind: 'image' })['format'];

/** Written so that no bundler takes it for a file that it should bundle. */
const childPathBeside = (moduleUrl: string): string =>
  [path.dirname(fileURLToPath(moduleUrl)), 'child', 'check-child.ts'].join(path.sep);

/** Size and first bytes; nothing is parsed in this process. */
async function look(file: UntrustedFile, modelBytesMax: number): Promise<Result<{ sniffed: Sniffed }>> {
  const handle = await open(file.path, 'r');
  try {
    const bytes = (await handle.stat()).size;
    if (bytes === 0)
      return refuse('file.empty', 'This file is empty: it has 0 bytes.', {
        field: 'file',
        suggestion: 'Check the file on your side, and upload it again.',
      });
    const head = Buffer.alloc(Math.min(bytes, sniffBytes));
    await handle.read(head, 0, head.length, 0);
    const sniffed = sniff(head);
    const bytesMax = sniffed.kind === 'model' ? modelBytesMax : uploadLimits.imageBytesMax;
    return sniffed.kind !== 'other' && bytes > bytesMax ? tooLarge(bytes, bytesMax) : ok({ sniffed });
  } finally {
    await handle.close();
  }
}

function notUsable(fileName: string, what: string): string {
  const ending = /\.(png|jpe?g|webp|glb)$/i.exec(fileName)?.[0].toLowerCase();
  return ending
    ? `The name of this file ends in ${ending}, but what is inside is ${what}.`
    : `This file is ${what}. Only PNG, JPEG and WebP pictures and GLB models can be used.`;
}

function verdict(end: CheckEnd): Result<Finding> {
  if (end.kind === 'answered') return end.result;
  if (end.kind === 'timeout') return tookTooLong(uploadLimits.checkTimeoutMs / 1000);
  return end.kind === 'memory' ? tookTooMuchMemory() : brokeTheReader();
}

async function asImage(
  finding: Finding,
  mainPath: string,
  thumbnailPath: string,
): Promise<Result<CheckedImage>> {
  const { mime, facts } = expectKind(finding, 'image');
  const { size: bytes } = await stat(mainPath);
  return ok({
    kind: 'image',
    mime,
    path: mainPath,
    thumbnailPath,
    facts: { ...facts, bytes },
    sha256: await sha256Of(mainPath),
  });
}

function expectKind<Kind extends Finding['kind']>(finding: Finding, kind: Kind): Finding & { kind: Kind } {
  if (finding.kind !== kind)
    throw new Error(`The checking process answered with ${finding.kind}, not ${kind}.`);
  return finding as Finding & { kind: Kind };
}

/** Makes places for files in the folder; when the check does not end well, nothing stays there. */
async function withOutputs<T, Names extends string[]>(
  folder: string,
  names: [...Names],
  check: (paths: { [Index in keyof Names]: string }) => Promise<Result<T>>,
): Promise<Result<T>> {
  await mkdir(folder, { recursive: true });
  const stem = path.resolve(folder, `checked-${randomBytes(12).toString('hex')}`);
  const paths = names.map((name) => `${stem}-${name}`) as { [Index in keyof Names]: string };
  let isGood = false;
  try {
    const result = await check(paths);
    isGood = result.ok;
    return result;
  } catch (error) {
    if (isDiskFull(error)) return noRoom();
    throw error;
  } finally {
    if (!isGood) await Promise.all(paths.map((place) => rm(place, { force: true })));
  }
}

async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch {
    // another file system, or one without links
    await copyFile(from, to, constants.COPYFILE_EXCL);
  }
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
