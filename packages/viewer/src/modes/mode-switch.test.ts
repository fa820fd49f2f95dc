import { expect, test } from 'vitest';
import {
  BoxGeometry,
  Group,
  Mesh,
  MeshBasicMaterial,
  MeshPhysicalMaterial,
  MeshStandardMaterial,
  Texture,
  type Material,
} from 'three';
import { createModeSwitch } from './mode-switch.ts';
import { nextShadingMode, shadingModes, type ShadingModeId } from './shading-modes.ts';

const geometry = new BoxGeometry();

function figure() {
  const shared = new MeshStandardMaterial({
    name: 'skin',
    map: new Texture(),
    roughness: 0.3,
    metalness: 0.7,
  });
  const glass = new MeshPhysicalMaterial({ transparent: true, opacity: 0.4, transmission: 1, clearcoat: 1 });
  const unlit = new MeshBasicMaterial({ color: 0xff8800 });
  const [head, body, parts] = [
    new Mesh(geometry, shared),
    new Mesh(geometry, shared),
    new Mesh(geometry, [glass, unlit]),
  ];
  const root = new Group().add(head, new Group().add(body), parts);
  return { root, head, body, parts, shared, glass, unlit };
}

test('every mode and back leaves the very materials that the model came with', () => {
  const { root, head, body, parts, shared, glass, unlit } = figure();
  const both = parts.material;
  const before = JSON.stringify([shared, glass, unlit].map((material) => material.toJSON()));
  const modes = createModeSwitch(root);
  for (const { id } of shadingModes) modes.show(id);
  modes.show('shaded');
  expect(head.material).toBe(shared);
  expect(body.material).toBe(shared);
  expect(parts.material).toBe(both);
  expect(parts.material).toEqual([glass, unlit]);
  expect(JSON.stringify([shared, glass, unlit].map((material) => material.toJSON()))).toBe(before);
});

test('a stand-in keeps texture, colour and channels, and leaves light effects out', () => {
  const { root, head, parts, shared, glass } = figure();
  createModeSwitch(root).show('roughness');
  expect(head.material).toMatchObject({ map: shared.map, roughness: 0.3, metalness: 0.7, toneMapped: false });
  const [standIn] = parts.material as MeshPhysicalMaterial[];
  expect(standIn).toMatchObject({ transparent: true, opacity: 0.4 });
  expect(standIn?.transmission).toBeUndefined();
  expect(glass.transmission).toBe(1);
});

test('an unlit material counts as rough and not metal', () => {
  const { root, parts } = figure();
  createModeSwitch(root).show('metalness');
  const standIn = (parts.material as MeshStandardMaterial[])[1]!;
  expect(standIn.roughness).toBe(1);
  expect(standIn.metalness).toBe(0);
  expect(standIn.color.getHex()).toBe(0xff8800);
});

test('meshes that share a material share its stand-in, over all modes', () => {
  const { root, head, body } = figure();
  const modes = createModeSwitch(root);
  modes.show('albedo');
  const standIn = head.material;
  expect(body.material).toBe(standIn);
  modes.show('normals');
  expect(head.material).toBe(standIn);
});

test('disposing in the middle of a mode restores the model and frees every stand-in, and nothing else', () => {
  const { root, head, shared } = figure();
  const modes = createModeSwitch(root);
  modes.show('matcap');
  const freed: Material[] = [];
  const standIn = head.material as Material;
  for (const material of [standIn, shared as Material]) {
    material.addEventListener('dispose', () => freed.push(material));
  }
  modes.dispose();
  expect(head.material).toBe(shared);
  expect(freed).toEqual([standIn]);
});

test('the mode key walks through all modes and comes round', () => {
  let mode: ShadingModeId = 'shaded';
  const walked = shadingModes.map(() => (mode = nextShadingMode(mode)));
  expect(new Set(walked).size).toBe(shadingModes.length);
  expect(mode).toBe('shaded');
});
