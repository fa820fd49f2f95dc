import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { engineIds } from '../engines/index.ts';
import { catalog, operationById } from './catalog.ts';
import { paramsForEngine, parseDraft, parseParams } from './parse-params.ts';

const upload = (letter: string) => `upl_${letter.repeat(26)}`;
const imageToModel = operationById('image-to-model')!;
const multiview = operationById('multiview-to-model')!;

function refused(operation = imageToModel, params: unknown = {}) {
  const parsed = parseParams(operation, params);
  if (parsed.ok) throw new Error('was accepted');
  return parsed.refusal;
}

describe('parameters', () => {
  it('have every default filled in', () => {
    const parsed = parseParams(imageToModel, { image: upload('a') });
    expect(parsed).toEqual({
      ok: true,
      value: {
        image: upload('a'),
        engine: 'sculpt',
        texture: true,
        pbr: true,
        textureQuality: 'standard',
        faceLimit: null,
        seed: null,
        variants: 1,
        lane: 'standard',
        smartLowPoly: false,
        quad: false,
        generateParts: false,
        thickness: 1,
        smoothness: 1,
        detail: 1,
        back: 'auto',
        textureSize: 1024,
        roughness: 0.75,
        delight: 0.7,
      },
    });
  });

  it('that were checked once are accepted as they are: a job can be run again', () => {
    for (const engine of ['sculpt', 'hunyuan3d-2.1']) {
      const first = parseParams(imageToModel, {
        image: upload('a'),
        engine,
        texture: false,
        seed: 7,
        variants: 3,
      });
      expect(first.ok && parseParams(imageToModel, first.value)).toEqual(first);
    }
  });

  it.each([
    [{}, 'params.image', 'This is missing.'],
    [{ image: 5 }, 'params.image', 'This must be a text.'],
    [{ image: 'upl_x' }, 'params.image', 'This is not an upload id'],
    [{ image: upload('a'), faceLimit: 499 }, 'params.faceLimit', 'This must be at least 500.'],
    [{ image: upload('a'), faceLimit: 500_001 }, 'params.faceLimit', 'This must be at most 500000.'],
    [{ image: upload('a'), variants: 5 }, 'params.variants', 'This must be at most 4.'],
    [{ image: upload('a'), variants: 1.5 }, 'params.variants', 'This must be a whole number.'],
    [{ image: upload('a'), lane: 'rocket' }, 'params.lane', 'This must be one of: standard, fast, off-peak.'],
    [
      { image: upload('a'), textureSize: 4096 },
      'params.textureSize',
      'This must be one of: 512, 1024, 2048.',
    ],
    [{ image: upload('a'), seed: -1 }, 'params.seed', 'This must be at least 0.'],
    [{ image: upload('a'), colour: 'red' }, 'params.colour', 'There is no such field here.'],
    ['a text', 'params', 'This must be an object.'],
  ])('%j are refused with the field and a sentence', (params, field, message) => {
    const refusal = refused(imageToModel, params);
    expect(refusal).toMatchObject({ code: 'input.invalid', field });
    expect(refusal.message).toContain(message);
  });

  it('names every field that is wrong, not only the first', () => {
    const { errors } = refused(imageToModel, { image: upload('a'), variants: 9, seed: 'x', colour: 1 });
    expect(errors?.map(({ field }) => field).sort()).toEqual([
      'params.colour',
      'params.seed',
      'params.variants',
    ]);
  });

  it.each(['quad', 'smartLowPoly', 'generateParts'])('%s is refused on sculpt, with the reason', (name) => {
    const refusal = refused(imageToModel, { image: upload('a'), [name]: true });
    expect(refusal).toMatchObject({ code: 'input.invalid', field: `params.${name}` });
    expect(refusal.message).toContain('Sculpt does not do this');
  });

  it.each([
    ['thickness', 1],
    ['back', 'rim'],
    ['delight', 0.2],
    ['textureSize', 512],
  ])('%s is refused on Hunyuan3D, with the reason', (name, value) => {
    const refusal = refused(imageToModel, { image: upload('a'), engine: 'hunyuan3d-2.1', [name]: value });
    expect(refusal.field).toBe(`params.${name}`);
    expect(refusal.message).toContain('only Sculpt has it');
  });

  it('of a form whose engine was switched can be cleaned of the other engine’s', () => {
    const values = {
      image: upload('a'),
      engine: 'hunyuan3d-2.1',
      thickness: 1.2,
      roughness: 0.4,
      texture: true,
    };
    const kept = paramsForEngine(imageToModel, values);
    expect(kept).toEqual({ image: upload('a'), engine: 'hunyuan3d-2.1', texture: true });
    expect(parseParams(imageToModel, kept).ok).toBe(true);
  });

  it('of several views need the front and one more', () => {
    expect(refused(multiview, { views: { front: upload('a') } }).field).toBe('params.views');
    expect(refused(multiview, { views: { left: upload('a'), back: upload('b') } }).field).toBe(
      'params.views.front',
    );
    const parsed = parseParams(multiview, { views: { front: upload('a'), left: upload('b') } });
    expect(parsed.ok && multiview.inputs(parsed.value)).toEqual([
      { slot: 'views.front', uploadId: upload('a'), kind: 'image' },
      { slot: 'views.left', uploadId: upload('b'), kind: 'image' },
    ]);
  });

  it('without the picture are good enough for a price, and only for that', () => {
    for (const operation of catalog)
      expect([operation.id, parseDraft(operation, {}).ok]).toEqual([operation.id, true]);
    expect(parseDraft(imageToModel, { variants: 9 }).ok).toBe(false);
  });
});

describe('the catalog', () => {
  it('has one operation per id; an operation without an engine can never be started', () => {
    expect(new Set(catalog.map(({ id }) => id)).size).toBe(catalog.length);
    for (const operation of catalog) {
      expect(operation.engines.every((engine) => engineIds.includes(engine))).toBe(true);
      if (operation.engines.length === 0) expect(operation.unavailable).not.toBeNull();
    }
    const startable = catalog.filter(({ unavailable }) => unavailable === null).map(({ id }) => id);
    expect(startable).toEqual(['image-to-model', 'multiview-to-model', 'import-model']);
  });

  it('describes every parameter, in a schema for programs', () => {
    for (const { id, params } of catalog) {
      const schema = z.toJSONSchema(params, { io: 'input' });
      for (const [name, property] of Object.entries(schema.properties ?? {}))
        expect([id, name, (property as { description?: string }).description]).toEqual([
          id,
          name,
          expect.any(String),
        ]);
      expect(schema.additionalProperties).toBe(false);
    }
  });

  it('shows every parameter of a startable operation in its form', () => {
    for (const { unavailable, params, fields, id } of catalog) {
      if (unavailable) continue;
      const names = Object.keys(z.toJSONSchema(params, { io: 'input' }).properties ?? {});
      const shown = new Set(fields.map(({ param }) => param));
      expect([id, names.filter((name) => !shown.has(name))]).toEqual([
        id,
        id === 'import-model' ? ['lane'] : [],
      ]);
    }
  });

  it('groups jobs that take about as long', () => {
    const parsed = parseParams(imageToModel, { image: upload('a') });
    expect(parsed.ok && imageToModel.estimateKey(parsed.value)).toBe('sculpt/image-to-model/tex1024/x1');
  });
});
