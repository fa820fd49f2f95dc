import { operationById, parseParams, type Operation } from '@maquette/domain/operations';
import { expect, test } from 'vitest';
import { areInputsChosen, paramsOf, presetParams, startValues } from './form-values.ts';

const image = operationById('image-to-model') as Operation;
const views = operationById('multiview-to-model') as Operation;
const upload = `upl_${'0'.repeat(26)}`;

test('starts with the defaults of the operation and no picture', () => {
  const values = startValues(image);
  expect(values).toMatchObject({
    image: '',
    engine: 'sculpt',
    texture: true,
    variants: 1,
    thickness: 1,
    lane: 'standard',
  });
  expect(startValues(views).views).toEqual({});
});

test('what the form holds can be sent as it is, for every engine', () => {
  for (const engine of image.engines) {
    const values = { ...startValues(image), image: upload, engine };
    expect(parseParams(image, paramsOf(image, values))).toMatchObject({ ok: true });
  }
});

test('a form that was on another engine keeps its values and sends only what fits', () => {
  const values = { ...startValues(image), image: upload, engine: 'hunyuan3d-2.1', thickness: 2 };
  expect(paramsOf(image, values)).not.toHaveProperty('thickness');
  expect(values.thickness).toBe(2);
});

test('takes the parameters of an earlier job or preset over the defaults', () => {
  expect(startValues(image, { variants: 3, seed: undefined })).toMatchObject({ variants: 3, seed: null });
});

test('a preset keeps no picture', () => {
  expect(presetParams(image, { ...startValues(image), image: upload })).not.toHaveProperty('image');
  expect(presetParams(views, { ...startValues(views), views: { front: upload } })).not.toHaveProperty(
    'views',
  );
});

test('knows when the pictures are there', () => {
  expect(areInputsChosen(image, startValues(image))).toBe(false);
  expect(areInputsChosen(image, { ...startValues(image), image: upload })).toBe(true);
  expect(areInputsChosen(views, { ...startValues(views), views: { front: upload } })).toBe(false);
  expect(areInputsChosen(views, { ...startValues(views), views: { left: upload, back: upload } })).toBe(
    false,
  );
  expect(areInputsChosen(views, { ...startValues(views), views: { front: upload, back: upload } })).toBe(
    true,
  );
});
