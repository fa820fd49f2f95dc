import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { UploadView } from '@maquette/domain/assets';
import { hugePng } from '../../../media/src/testing/make-files.ts';
import { makeGltf, packGlb } from '../../../media/src/testing/make-glb.ts';
import type { Problem } from './problem.ts';
import { discPng } from './testing/disc-png.ts';
import { makeRestStudio, read } from './testing/rest-studio.ts';

let rest: Awaited<ReturnType<typeof makeRestStudio>>;
beforeAll(async () => {
  rest = await makeRestStudio(inject('databaseUrl'));
});
afterAll(() => rest.close());

describe('an upload', () => {
  it('into a project is an asset there', async () => {
    const caller = await rest.owner();
    const upload = await read<UploadView & { assetId: string }>(
      caller.upload(discPng(), 'chair.png', { projectId: caller.projectId }),
    );
    expect(await read(caller.get(`/assets/${upload.assetId}`))).toMatchObject({
      kind: 'image',
      name: 'chair',
    });
  });

  it.each([
    ['a text called .png', Buffer.from('I am no picture at all'), 415, 'file.type'],
    [
      'an SVG',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
      415,
      'file.type',
    ],
    ['nothing', Buffer.alloc(0), 422, 'file.empty'],
    ['a picture of 256 megapixels', hugePng(16_384), 422, 'file.too-many-pixels'],
    ['a picture of 40 MB', Buffer.concat([discPng(), Buffer.alloc(40 * 1024 * 1024)]), 413, 'file.too-large'],
    ['half a picture', discPng().subarray(0, 90), 422, 'file.damaged'],
    ['a GLB that claims 30 million matrices', bomb(), 422, 'file.unsafe'],
    ['a GLB with an address in it', glbWithAddress(), 422, 'file.unsafe'],
  ])('of %s is refused with a sentence, and nothing stays behind', async (_what, content, status, code) => {
    const caller = await rest.owner({ credits: 10 });
    const answer = await caller.upload(content);
    const problem = await read<Problem>(answer);
    expect([answer.status, problem.code]).toEqual([status, code]);
    expect(problem.detail).toMatch(/^[A-Z].{10,}\.$/);
    expect(
      await rest.studio.deps.db.prisma.upload.count({ where: { workspaceId: caller.workspaceId } }),
    ).toBe(0);
    expect(await read(caller.get('/wallet'))).toMatchObject({ available: 10, held: 0 });
  });
});

function bomb(): Buffer {
  const count = 30_000_000;
  return packGlb({ asset: { version: '2.0' }, accessors: [{ count, type: 'MAT4', componentType: 5126 }] });
}

function glbWithAddress(): Buffer {
  const { json, bin } = makeGltf();
  const images = [{ uri: 'https://example.test/a.png' }];
  return packGlb({ ...(json as object), images }, bin);
}
