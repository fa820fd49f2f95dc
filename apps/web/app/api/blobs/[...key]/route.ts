import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { notFound, refuse } from '@maquette/domain/result';
import { composition } from '../../../../server/compose.ts';
import { problemResponse } from '../../../../server/problem-response.ts';
import { receiveBody } from '../../../../server/receive-body.ts';

type Context = { params: Promise<{ key: string[] }> };

/** Gives a file of the disk store to whoever holds a signed address for exactly this. */
export async function GET(request: Request, context: Context): Promise<Response> {
  const { store } = composition().deps;
  const key = keyOf(await context.params);
  const query = new URL(request.url).searchParams;
  const file = store.verify?.({ key, method: 'GET', query }) && (await store.head(key));
  if (!file) return problemResponse(notFound().refusal);
  return new Response(Readable.toWeb(await store.get(key)) as ReadableStream, {
    headers: {
      'content-type': file.mime,
      'content-length': String(file.bytes),
      'content-disposition': 'attachment',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store, no-transform',
    },
  });
}

/** Takes a file into the disk store: exactly the one that the signed address names, by size and SHA-256. */
export async function PUT(request: Request, context: Context): Promise<Response> {
  const { store, settings } = composition().deps;
  const key = keyOf(await context.params);
  const signed = store.verify?.({ key, method: 'PUT', query: new URL(request.url).searchParams });
  if (!signed || signed.bytes === null || signed.sha256 === null) return problemResponse(notFound().refusal);
  const { bytes, sha256 } = signed;
  const received = await receiveBody(request, { folder: settings.temporaryFolder, bytes, sha256 });
  if (!received.ok) return problemResponse(received.refusal);
  try {
    const mime = signed.mime ?? 'application/octet-stream';
    await store.put(key, createReadStream(received.value.path), { mime, bytes });
  } catch (error) {
    if ((error as Error).name !== 'StorageFullError') throw error;
    return problemResponse(refuse('storage.full', 'The disk of the studio is full.').refusal);
  } finally {
    await rm(received.value.path, { force: true });
  }
  return new Response(null, { status: 204 });
}

/** Keys are made by us, of characters that no address has to escape. */
const keyOf = ({ key }: { key: string[] }): string => key.join('/');
