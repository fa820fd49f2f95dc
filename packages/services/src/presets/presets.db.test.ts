import { createDatabase } from '@maquette/db';
import { operationById, parseParams } from '@maquette/domain/operations';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { newId } from '../new-id.ts';
import { expectHidden } from '../testing/expect-hidden.ts';
import { makeMember, makeWorkspace } from '../testing/make-workspace.ts';
import { deletePreset, listPresets, savePreset } from './index.ts';

const db = createDatabase({ url: inject('databaseUrl'), connectionsMax: 25 });
const deps = { db };
afterAll(() => db.close());

const upload = () => newId('upload');
const operation = 'image-to-model';

describe('a preset', () => {
  it('keeps parameters with every default, without the pictures of one job', async () => {
    const { actor } = await makeWorkspace(db);
    const saved = await savePreset(deps, actor, {
      operation,
      name: ' Quick  draft ',
      params: { image: upload(), texture: false, variants: 2 },
    });
    if (!saved.ok) throw new Error(saved.refusal.message);
    expect(saved.value).toMatchObject({
      operation,
      name: 'Quick draft',
      params: { texture: false, variants: 2 },
    });
    expect(saved.value.params).not.toHaveProperty('image');
    // with a picture it can be started as it is
    const image = upload();
    const started = parseParams(operationById(operation)!, { image, ...saved.value.params });
    expect(started).toMatchObject({
      ok: true,
      value: { image, texture: false, variants: 2, engine: 'sculpt' },
    });
    const multiview = await savePreset(deps, actor, {
      operation: 'multiview-to-model',
      name: 'Turntable',
      params: { views: { front: upload(), left: upload() }, roundness: 3 },
    });
    expect(multiview.ok && multiview.value.params).not.toHaveProperty('views');
    expect(multiview).toMatchObject({ value: { params: { roundness: 3 } } });
  });

  it('can be saved before a picture was chosen', async () => {
    const { actor } = await makeWorkspace(db);
    expect(await savePreset(deps, actor, { operation, name: 'Early', params: {} })).toMatchObject({
      ok: true,
    });
  });

  it.each([
    [{ params: { variants: 9 } }, 'params.variants'],
    [{ params: { unknown: 1 } }, 'params.unknown'],
    [{ name: ' ' }, 'name'],
    [{ operation: 'make-coffee' }, 'operation'],
  ])('is not made of %j', async (wrong, field) => {
    const { actor } = await makeWorkspace(db);
    expect(await savePreset(deps, actor, { operation, name: 'P', params: {}, ...wrong })).toMatchObject({
      refusal: { code: 'input.invalid', field },
    });
  });

  it('saved again under its name is replaced, also when all save at once', async () => {
    const { actor } = await makeWorkspace(db);
    const results = await Promise.all(
      [1, 2, 3, 4].map((variants) =>
        savePreset(deps, actor, { operation, name: 'Draft', params: { variants } }),
      ),
    );
    expect(results.every(({ ok }) => ok)).toBe(true);
    const listed = await listPresets(deps, actor);
    expect(listed.ok && listed.value).toHaveLength(1);
  });

  it('is listed by name, for its operation, to everyone in the workspace', async () => {
    const { actor, workspaceId } = await makeWorkspace(db);
    for (const name of ['b', 'a']) await savePreset(deps, actor, { operation, name, params: {} });
    await savePreset(deps, actor, { operation: 'multiview-to-model', name: 'c', params: {} });
    const viewer = await makeMember(db, workspaceId, 'viewer');
    const names = async (of?: string) => {
      const listed = await listPresets(deps, viewer, { operation: of });
      return listed.ok && listed.value.map(({ name }) => name);
    };
    expect(await names()).toEqual(['a', 'b', 'c']);
    expect(await names(operation)).toEqual(['a', 'b']);
    const denied = { refusal: { code: 'access.denied' } };
    expect(await savePreset(deps, viewer, { operation, name: 'x', params: {} })).toMatchObject(denied);
    expect(await deletePreset(deps, viewer, { presetId: 'x' })).toMatchObject(denied);
  });

  it('of another workspace cannot be told from one that does not exist', async () => {
    const [{ actor }, theirs] = [await makeWorkspace(db), await makeWorkspace(db)];
    const their = await savePreset(deps, theirs.actor, { operation, name: 'Theirs', params: {} });
    const ids = { theirs: their.ok ? their.value.id : '', madeUp: newId('preset') };
    await expectHidden((presetId) => deletePreset(deps, actor, { presetId }), ids);
    expect(await listPresets(deps, actor)).toEqual({ ok: true, value: [] });
    expect(await deletePreset(deps, theirs.actor, { presetId: ids.theirs })).toEqual({
      ok: true,
      value: undefined,
    });
  });
});
