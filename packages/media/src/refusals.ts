import { refuse, type Refusal } from '@maquette/domain/result';

type Refused = { ok: false; refusal: Refusal };

/** The ways in which a file is turned away, each with the sentence that the user reads. */
export const damagedPicture = (): Refused =>
  refuse('file.damaged', 'This picture is damaged or incomplete: it cannot be read to its end.', {
    field: 'file',
    suggestion: 'Open it in a picture program, save it again, and upload that.',
  });

export const damagedModel = (why: string): Refused =>
  refuse('file.damaged', `This model cannot be used: ${why}`, {
    field: 'file',
    suggestion: 'Export it again as GLB (glTF 2.0, binary).',
  });

export const unsafeModel = (why: string): Refused =>
  refuse('file.unsafe', `This model is refused: ${why}`, {
    field: 'file',
    suggestion: 'Export it again as one GLB file that holds all that it needs.',
  });

export const wrongType = (message: string): Refused =>
  refuse('file.type', message, {
    field: 'file',
    suggestion: 'Upload a PNG, JPEG or WebP picture, or a GLB model.',
  });

export function tooLarge(bytes: number, bytesMax: number): Refused {
  const size =
    megabytes(bytes) === megabytes(bytesMax) ? `more than ${megabytes(bytesMax)}` : megabytes(bytes);
  return refuse(
    'file.too-large',
    `This file has ${size}; the most that is taken is ${megabytes(bytesMax)}.`,
    {
      field: 'file',
      suggestion: 'Save it smaller, and upload that.',
      detail: { bytes, bytesMax },
    },
  );
}

export const tookTooLong = (seconds: number): Refused =>
  refuse('file.timeout', `Checking this file took more than ${seconds} seconds, so it was stopped.`, {
    field: 'file',
    suggestion: 'Try once more; if it happens again, save the file smaller or simpler.',
  });

export const tookTooMuchMemory = (): Refused =>
  refuse('file.unsafe', 'Reading this file takes more memory than a file may take here.', {
    field: 'file',
    suggestion: 'Save it smaller or simpler, and upload that.',
  });

export const brokeTheReader = (): Refused =>
  refuse('file.damaged', 'This file breaks the program that reads it, so it is refused.', {
    field: 'file',
    suggestion: 'Open it in the program that made it, and save it again.',
  });

export const noRoom = (): Refused =>
  refuse('storage.full', 'There is no room left on the server to look at this file.', {
    suggestion: 'Tell the person who runs this studio; nothing of the file was kept.',
  });

/** Whether an error of Node or of libvips says that a disk or a quota is full. */
export function isDiskFull(error: unknown): boolean {
  const { code, message = '' } = error as NodeJS.ErrnoException;
  return (
    code === 'ENOSPC' || code === 'EDQUOT' || /No space left on device|Disk quota exceeded/.test(message)
  );
}

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1).replace('.0', '')} MB`;
