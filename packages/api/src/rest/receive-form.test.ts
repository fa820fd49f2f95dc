import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { uploadLimits } from '@maquette/domain/assets';
import { receiveForm } from './receive-form.ts';

const png = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const glb = Buffer.from('glTF');

let folder: string;
let place: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'receive-form-'));
  place = path.join(folder, 'file');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A request whose body comes in pieces, without a length, as a slow network would bring it. */
function request(form: FormData, pieceBytes = 65_536): Promise<Request> {
  const whole = new Request('http://studio/api/v1/uploads', { method: 'POST', body: form });
  return whole.arrayBuffer().then((buffer) => {
    const bytes = Buffer.from(buffer);
    let at = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (at >= bytes.length) controller.close();
        else controller.enqueue(bytes.subarray(at, (at += pieceBytes)));
      },
    });
    return new Request(whole.url, {
      method: 'POST',
      headers: { 'content-type': whole.headers.get('content-type')! },
      body,
      duplex: 'half',
    } as RequestInit);
  });
}

function formWith(content: Buffer, name = 'photo.png'): FormData {
  const form = new FormData();
  form.append('file', new File([new Uint8Array(content)], name));
  return form;
}

const padded = (head: Buffer, bytes: number): Buffer =>
  Buffer.concat([head, Buffer.alloc(bytes - head.length)]);

describe('a form with a file', () => {
  it.each([65_536, 7])(
    'arrives whole, with its name and its fields, in pieces of %i bytes',
    async (pieceBytes) => {
      const content = padded(png, 3000);
      const form = formWith(content, 'Grüße 1.png');
      form.append('projectId', 'prj_1');
      form.append('folderId', 'fld_1');
      const result = await receiveForm(await request(form, pieceBytes), place);
      expect(result).toEqual({
        ok: true,
        value: { bytes: 3000, fileName: 'Grüße 1.png', projectId: 'prj_1', folderId: 'fld_1' },
      });
      expect(await readFile(place)).toEqual(content);
      expect((await stat(place)).mode & 0o777).toBe(0o600);
    },
  );

  it.each([
    ['nothing in it', Buffer.alloc(0), 'file.empty', 'nothing in it'],
    ['a text called .png', Buffer.from('hello, I am not a picture'), 'file.type', 'whatever its name says'],
    ['three letters', Buffer.from('abc'), 'file.type', 'neither'],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'file.type', 'neither'],
    ['a picture of 20 MB and a byte', padded(png, uploadLimits.imageBytesMax + 1), 'file.too-large', '20 MB'],
    ['a picture of 40 MB', padded(png, 40 * 1024 * 1024), 'file.too-large', '20 MB'],
  ])('with %s is refused with a sentence that says why', async (_what, content, code, words) => {
    const result = await receiveForm(await request(formWith(content)), place);
    expect(result).toMatchObject({ ok: false, refusal: { code, field: 'file' } });
    expect(!result.ok && result.refusal.message).toContain(words);
  });

  it('may hold a model that is larger than a picture may be', async () => {
    const content = padded(glb, uploadLimits.imageBytesMax + 1);
    expect(await receiveForm(await request(formWith(content, 'a.glb')), place)).toMatchObject({ ok: true });
  });

  it('of an announced length over every cap is refused before it is read', async () => {
    const whole = await request(formWith(padded(png, 100)));
    whole.headers.set('content-length', String(100 * 1024 * 1024));
    expect(await receiveForm(whole, place)).toMatchObject({ refusal: { code: 'file.too-large' } });
    expect(whole.bodyUsed).toBe(false);
  });

  it('is refused with a second file, an unknown field, or the file under another name', async () => {
    const two = formWith(png);
    two.append('file', new File([new Uint8Array(png)], 'b.png'));
    const unknown = formWith(padded(png, 100));
    unknown.append('colour', 'red');
    const other = new FormData();
    other.append('picture', new File([new Uint8Array(png)], 'a.png'));
    const text = new FormData();
    text.append('file', 'just words');
    const none = new FormData();
    none.append('projectId', 'prj_1');
    const refusals = [];
    for (const [index, form] of [two, unknown, other, text, none].entries()) {
      const result = await receiveForm(await request(form), `${place}${index}`);
      refusals.push(!result.ok && [result.refusal.code, result.refusal.field]);
    }
    expect(refusals).toEqual([
      ['input.invalid', 'file'],
      ['input.invalid', 'colour'],
      ['input.invalid', 'file'],
      ['input.invalid', 'file'],
      ['input.invalid', 'file'],
    ]);
  });

  it('that ends too early is refused, and so is a body that is no form', async () => {
    const whole = await request(formWith(padded(png, 5000)));
    const bytes = Buffer.from(await whole.arrayBuffer()).subarray(0, 3000);
    const post = (contentType: string, body: Buffer) =>
      new Request(whole.url, {
        method: 'POST',
        headers: { 'content-type': contentType },
        body: new Uint8Array(body),
      });
    const cut = await receiveForm(post(whole.headers.get('content-type')!, bytes), place);
    expect(cut).toMatchObject({ refusal: { code: 'input.malformed' } });
    const unbounded = await receiveForm(post('multipart/form-data; charset=utf-8', bytes), place);
    expect(unbounded).toMatchObject({ refusal: { code: 'input.malformed' } });
    const json = await receiveForm(post('application/json', Buffer.from('{}')), place);
    expect(json).toMatchObject({ refusal: { code: 'input.media-type' } });
  });
});
