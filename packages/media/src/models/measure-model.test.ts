import { Document, Primitive, type Accessor, type mat4 } from '@gltf-transform/core';
import { describe, expect, it } from 'vitest';
import { tetrahedron } from '../testing/make-glb.ts';
import { measureModel } from './measure-model.ts';

/** A document with one tetrahedron of a metre, not yet in a scene. */
function start() {
  const document = new Document();
  const buffer = document.createBuffer();
  const accessor = (type: 'VEC3' | 'VEC4' | 'MAT4' | 'SCALAR', array: Float32Array | Uint16Array): Accessor =>
    document.createAccessor().setType(type).setArray(array).setBuffer(buffer);
  const primitive = document
    .createPrimitive()
    .setAttribute('POSITION', accessor('VEC3', tetrahedron.positions.slice()))
    .setIndices(accessor('SCALAR', tetrahedron.indices.slice()));
  const mesh = document.createMesh().addPrimitive(primitive);
  return { document, accessor, primitive, mesh, scene: document.createScene() };
}

describe('a model is measured', () => {
  it('in metres, with the transforms of its nodes', () => {
    const { document, mesh, scene } = start();
    const inner = document.createNode().setMesh(mesh).setScale([2, 3, 4]);
    const quarter = Math.SQRT1_2;
    scene.addChild(
      document.createNode().setRotation([0, 0, quarter, quarter]).addChild(inner).setTranslation([9, 9, 9]),
    );
    expect(measureModel(document)).toEqual({
      faces: 4,
      vertices: 4,
      sizeMetres: [3, 2, 4],
      watertight: true,
      openEdges: 0,
    });
  });

  it('with every place where a mesh is used', () => {
    const { document, mesh, scene } = start();
    for (const x of [0, 5]) scene.addChild(document.createNode().setMesh(mesh).setTranslation([x, 0, 0]));
    expect(measureModel(document)).toMatchObject({
      faces: 8,
      vertices: 8,
      sizeMetres: [6, 1, 1],
      watertight: true,
    });
  });

  it('without what is not in the scene that is shown', () => {
    const { document, mesh, scene } = start();
    scene.addChild(document.createNode().setMesh(mesh));
    document.createScene().addChild(document.createNode().setMesh(mesh).setScale([100, 100, 100]));
    document.getRoot().setDefaultScene(scene);
    expect(measureModel(document)).toMatchObject({ faces: 4, sizeMetres: [1, 1, 1] });
  });

  it('also when it has no scene', () => {
    const { document, mesh, scene } = start();
    scene.dispose();
    document.createNode().addChild(document.createNode().setMesh(mesh));
    expect(measureModel(document)).toMatchObject({ faces: 4, sizeMetres: [1, 1, 1] });
  });

  it('as open where a face is missing', () => {
    const { document, mesh, scene, primitive, accessor } = start();
    primitive.setIndices(accessor('SCALAR', tetrahedron.indices.slice(3)));
    scene.addChild(document.createNode().setMesh(mesh));
    expect(measureModel(document)).toMatchObject({ faces: 3, watertight: false, openEdges: 3 });
  });

  it('in the rest pose of its skeleton, not where its own node stands', () => {
    const { document, mesh, scene, primitive, accessor } = start();
    primitive.setAttribute('JOINTS_0', accessor('VEC4', new Uint16Array(16)));
    primitive.setAttribute(
      'WEIGHTS_0',
      accessor(
        'VEC4',
        Float32Array.from({ length: 16 }, (_, i) => (i % 4 ? 0 : 1)),
      ),
    );
    const joint = document.createNode().setScale([0.01, 0.01, 0.01]);
    const half: mat4 = [0.5, 0, 0, 0, 0, 0.5, 0, 0, 0, 0, 0.5, 0, 0, 0, 0, 1];
    const inverseBind = accessor('MAT4', Float32Array.from(half));
    const skin = document.createSkin().addJoint(joint).setInverseBindMatrices(inverseBind);
    scene.addChild(document.createNode().setMesh(mesh).setSkin(skin).setScale([7, 7, 7])).addChild(joint);
    expect(measureModel(document)).toMatchObject({ sizeMetres: [0.005, 0.005, 0.005], watertight: true });
  });

  it.each([
    ['a strip', Primitive.Mode.TRIANGLE_STRIP, 10],
    ['a fan', Primitive.Mode.TRIANGLE_FAN, 10],
    ['points', Primitive.Mode.POINTS, 0],
    ['lines', Primitive.Mode.LINES, 0],
  ])('drawn as %s', (_, mode, faces) => {
    const { document, mesh, scene, primitive } = start();
    primitive.setMode(mode!);
    scene.addChild(document.createNode().setMesh(mesh));
    expect(measureModel(document)).toMatchObject({ faces, sizeMetres: [1, 1, 1] });
  });

  it('with more than two million faces without counting its edges', () => {
    const { document, mesh, scene, primitive, accessor } = start();
    primitive.setIndices(accessor('SCALAR', new Uint16Array(6_000_003)));
    scene.addChild(document.createNode().setMesh(mesh));
    expect(measureModel(document)).toMatchObject({ faces: 2_000_001, watertight: null, openEdges: null });
  });
});
