import { open, type FileHandle } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { uploadLimits } from '@maquette/domain/assets';
import { refuse, type Refusal } from '@maquette/domain/result';
import { byteCapOf, headBytes } from './byte-cap.ts';

/**
 * A new file that takes what comes, up to the cap of its kind. After a refusal it swallows the rest instead of
 * failing: the parser that feeds it goes on to the end, and the caller gets to read the answer.
 */
export class CappedFile {
  bytes = 0;
  refusal: Refusal | null = null;
  private readonly place: string;
  private head = Buffer.alloc(0);
  private capBytes: number | null = null;
  private file: FileHandle | null = null;
  private failure: Error | null = null;

  constructor(place: string) {
    this.place = place;
  }

  /** Reads the stream to its end. Throws when it breaks off, and when the disk fails in another way than being full. */
  async fill(stream: Readable): Promise<void> {
    try {
      for await (const chunk of stream) await this.take(chunk as Buffer);
      if (this.capBytes === null && !this.refusal) this.decide();
    } finally {
      await this.file?.close();
    }
    if (this.failure) throw this.failure;
  }

  private async take(chunk: Buffer): Promise<void> {
    if (this.refusal || this.failure) return;
    this.bytes += chunk.length;
    if (this.capBytes === null) {
      this.head = Buffer.concat([this.head, chunk]);
      if (this.head.length >= headBytes) this.decide();
    }
    if (this.capBytes !== null && this.bytes > this.capBytes) this.refusal = fileTooLarge(this.capBytes);
    if (this.refusal) return;
    try {
      this.file ??= await open(this.place, 'wx', 0o600);
      await this.file.writeFile(chunk);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOSPC') this.refusal = storageFull;
      else this.failure = error as Error;
    }
  }

  private decide(): void {
    const cap = byteCapOf(this.head);
    if (cap.ok) this.capBytes = cap.value;
    else this.refusal = cap.refusal;
  }
}

const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);

export const fileTooLarge = (bytesMax: number): Refusal =>
  refuse('file.too-large', `The file has more than ${megabytes(bytesMax)} MB.`, {
    field: 'file',
    suggestion: `Pictures may have up to ${megabytes(uploadLimits.imageBytesMax)} MB, models up to ${megabytes(uploadLimits.modelBytesMax)} MB.`,
    detail: { bytesMax },
  }).refusal;

const { refusal: storageFull } = refuse(
  'storage.full',
  'The studio has no room for this file at the moment.',
  {
    suggestion: 'Tell its operator.',
  },
);
