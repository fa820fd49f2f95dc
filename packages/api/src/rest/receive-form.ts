import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import busboy from 'busboy';
import { uploadLimits } from '@maquette/domain/assets';
import { ok, refuse, type Refusal, type Result } from '@maquette/domain/result';
import { checkInput } from '../check-input.ts';
import { CappedFile, fileTooLarge } from './capped-file.ts';

export interface ReceivedForm {
  bytes: number;
  fileName: string;
  projectId?: string;
  folderId?: string;
}

const formOverheadBytes = 64 * 1024;
/** What is read at most, the part after a refusal included. */
const readBytesMax = 2 * uploadLimits.modelBytesMax;

/**
 * Reads a multipart form with one part `file`, and the fields `projectId` and `folderId`, and streams the file to
 * `place`, which must not exist. Refuses what is no form, what is neither a picture nor a GLB by its first bytes,
 * what is longer than its kind may be, what is empty, and fields that it does not know.
 */
export async function receiveForm(request: Request, place: string): Promise<Result<ReceivedForm>> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^multipart\/form-data\s*;/i.test(type) || !request.body)
    return refuse('input.media-type', 'An upload is a multipart form with a part named "file".', {
      field: 'file',
      suggestion: 'Send content-type: multipart/form-data, for example with curl -F file=@photo.png.',
    });
  if (Number(request.headers.get('content-length') ?? 0) > uploadLimits.modelBytesMax + formOverheadBytes)
    return { ok: false, refusal: fileTooLarge(uploadLimits.modelBytesMax) };
  const parser = createParser(type);
  if (!parser) return malformed;

  const reading = new FormReading(place);
  parser.on('file', (name, stream, info) => reading.file(name, stream, info.filename));
  parser.on('field', (name, value) => reading.field(name, value));
  for (const limit of ['filesLimit', 'fieldsLimit', 'partsLimit'] as const)
    parser.on(limit, () => reading.refuse(tooMany));
  try {
    await pipeline(
      Readable.fromWeb(request.body as WebStream<Uint8Array>),
      boundedBytes(readBytesMax),
      parser,
    );
  } catch {
    reading.refuse(malformed.refusal);
  }
  return reading.end();
}

/** Collects what the parser finds; the first refusal stays. */
class FormReading {
  private readonly place: string;
  private readonly fields: { projectId?: string; folderId?: string } = {};
  private received: { fileName: string; file: CappedFile; written: Promise<void> } | null = null;
  private refusal: Refusal | null = null;

  constructor(place: string) {
    this.place = place;
  }

  refuse(refusal: Refusal): void {
    this.refusal ??= refusal;
  }

  field(name: string, value: string): void {
    const checked = checkInput({ [name]: value });
    if (!checked.ok) this.refuse(checked.refusal);
    else if (name === 'projectId' || name === 'folderId') this.fields[name] = value;
    else if (name === 'file') this.refuse(invalidFile('This must be a file, with a file name.'));
    else this.refuse(refuse('input.invalid', 'There is no such field here.', { field: name }).refusal);
  }

  file(name: string, stream: Readable, fileName: string | undefined): void {
    if (name !== 'file') {
      stream.resume();
      this.refuse(invalidFile('The part with the file must be named "file".'));
      return;
    }
    const file = new CappedFile(this.place);
    const written = file.fill(stream);
    // it may fail before anyone waits for it, in `end`
    written.catch(() => {});
    this.received = { fileName: fileName || 'file', file, written };
  }

  async end(): Promise<Result<ReceivedForm>> {
    try {
      await this.received?.written;
    } catch (error) {
      // a form that breaks off takes its file with it
      if (this.refusal?.code !== 'input.malformed') throw error;
    }
    const refusal = this.refusal ?? this.received?.file.refusal;
    if (refusal) return { ok: false, refusal };
    if (!this.received) return { ok: false, refusal: invalidFile('The part "file" is missing.') };
    return ok({ bytes: this.received.file.bytes, fileName: this.received.fileName, ...this.fields });
  }
}

function boundedBytes(bytesMax: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done(bytes > bytesMax ? new Error('more than is read of a form') : null, chunk);
    },
  });
}

function createParser(type: string) {
  try {
    return busboy({
      headers: { 'content-type': type },
      defParamCharset: 'utf8',
      limits: { files: 1, fields: 8, parts: 10, fieldSize: 256, fieldNameSize: 64 },
    });
  } catch {
    return null;
  }
}

const invalidFile = (message: string): Refusal => refuse('input.invalid', message, { field: 'file' }).refusal;

const tooMany = invalidFile('Send one file at a time.');

const malformed = refuse('input.malformed', 'The multipart form is broken or ends too early.', {
  field: 'file',
  suggestion: 'Send it again.',
});
