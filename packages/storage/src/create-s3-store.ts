import { createHash } from 'node:crypto';
import { Readable, pipeline } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { checkedStream } from './checked-stream.ts';
import {
  assertExpiry,
  assertKey,
  ObjectMismatchError,
  ObjectMissingError,
  StorageFullError,
  type ObjectStore,
  type PutOptions,
  type SignedUrlRequest,
} from './object-store.ts';

/**
 * Keeps objects in one bucket of anything that speaks S3. The bucket exists already.
 * @param options.endpoint for stores other than AWS
 * @param options.forcePathStyle `endpoint/bucket/key` instead of `bucket.endpoint/key`
 */
export function createS3Store(options: {
  bucket: string;
  region: string;
  endpoint?: string;
  accessKeyId: string;
  secretAccessKey: string;
  forcePathStyle?: boolean;
}): ObjectStore {
  const { bucket: Bucket, accessKeyId, secretAccessKey, ...where } = options;
  const client = new S3Client({
    ...where,
    credentials: { accessKeyId, secretAccessKey },
    // the default checksum of a stream travels as a trailer, which some stores keep as part of the content
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });

  const get = async (key: string, Range?: string): Promise<Readable> => {
    assertKey(key);
    const answer = await orMissing(key, client.send(new GetObjectCommand({ Bucket, Key: key, Range })));
    if (!(answer.Body instanceof Readable)) throw new Error(`The store answered without a body for ${key}`);
    return answer.Body;
  };

  return {
    async put(key, body, expected) {
      assertKey(key);
      const target = { Bucket, Key: key, ContentType: expected.mime };
      if (Buffer.isBuffer(body)) {
        assertExpected(body, expected);
        await orFull(
          client.send(new PutObjectCommand({ ...target, Body: body, ContentLength: body.length })),
        );
        return;
      }
      await throughCheck(body, expected, (Body, abortController) =>
        expected.bytes === undefined
          ? new Upload({ client, params: { ...target, Body }, abortController }).done()
          : client.send(new PutObjectCommand({ ...target, Body, ContentLength: expected.bytes }), {
              abortSignal: abortController.signal,
            }),
      );
    },
    get: (key) => get(key),
    getRange: (key, start, end) => get(key, `bytes=${start}-${end}`),
    async head(key) {
      assertKey(key);
      try {
        const answer = await client.send(new HeadObjectCommand({ Bucket, Key: key }));
        return { bytes: answer.ContentLength ?? 0, mime: answer.ContentType ?? 'application/octet-stream' };
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async copy(from, to) {
      assertKey(from);
      assertKey(to);
      const copying = client.send(
        new CopyObjectCommand({ Bucket, Key: to, CopySource: `${Bucket}/${from}` }),
      );
      await orMissing(from, orFull(copying));
    },
    async remove(key) {
      assertKey(key);
      await client.send(new DeleteObjectCommand({ Bucket, Key: key }));
    },
    signedUrl: (request) => presign(client, Bucket, request),
    verify: null,
    async ping() {
      await client.send(new HeadBucketCommand({ Bucket }));
    },
  };
}

function assertExpected(body: Buffer, expected: PutOptions): void {
  if (expected.bytes !== undefined && expected.bytes !== body.length)
    throw new ObjectMismatchError(`Expected ${expected.bytes} bytes, got ${body.length}.`);
  if (expected.sha256 !== undefined && createHash('sha256').update(body).digest('hex') !== expected.sha256)
    throw new ObjectMismatchError('The SHA-256 is not the one that was announced.');
}

/** Sends a stream; a wrong content ends the request before its last bytes, so the store never has it whole. */
async function throughCheck(
  source: Readable,
  expected: PutOptions,
  send: (body: Readable, abort: AbortController) => Promise<unknown>,
): Promise<void> {
  const check = checkedStream(expected);
  const abort = new AbortController();
  let failure: Error | null = null;
  pipeline(source, check, (error) => {
    if (!error || failure) return;
    failure = error;
    abort.abort();
  });
  try {
    await orFull(send(check, abort));
  } catch (error) {
    const cause = failure ?? error;
    failure ??= error as Error;
    source.destroy();
    check.destroy();
    throw cause;
  }
}

/** Length, type and SHA-256 are signed headers: the store refuses a PUT with others. */
async function presign(client: S3Client, Bucket: string, request: SignedUrlRequest) {
  assertKey(request.key);
  assertExpiry(request.expiresSeconds);
  const expiresIn = request.expiresSeconds;
  if (request.method === 'GET') {
    const url = await getSignedUrl(client, new GetObjectCommand({ Bucket, Key: request.key }), { expiresIn });
    return { url, headers: {} };
  }
  const headers: Record<string, string> = {};
  if (request.mime) headers['content-type'] = request.mime;
  if (request.sha256)
    headers['x-amz-checksum-sha256'] = Buffer.from(request.sha256, 'hex').toString('base64');
  const command = new PutObjectCommand({
    Bucket,
    Key: request.key,
    ContentType: request.mime,
    ContentLength: request.bytes,
    ChecksumSHA256: headers['x-amz-checksum-sha256'],
  });
  const url = await getSignedUrl(client, command, {
    expiresIn,
    signableHeaders: new Set(['host', 'content-type', 'content-length', 'x-amz-checksum-sha256']),
    unhoistableHeaders: new Set(['x-amz-checksum-sha256']),
  });
  return { url, headers };
}

const isMissing = (error: unknown): boolean =>
  error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404;

async function orMissing<T>(key: string, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw isMissing(error) ? new ObjectMissingError(key, { cause: error }) : error;
  }
}

/** What MinIO, Ceph and others answer when there is no room left; HTTP 507 is "insufficient storage". */
const fullCodes = new Set(['XMinioStorageFull', 'QuotaExceeded', 'InsufficientStorage']);

async function orFull<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof S3ServiceException)) throw error;
    const isFull = error.$metadata.httpStatusCode === 507 || fullCodes.has(error.name);
    throw isFull ? new StorageFullError('The object store is full.', { cause: error }) : error;
  }
}
