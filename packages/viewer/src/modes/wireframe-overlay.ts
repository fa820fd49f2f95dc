import { BufferGeometry, DoubleSide, MeshBasicMaterial, type Mesh, type Object3D } from 'three';

/** Draws every edge over the surface, hidden ones left out. */
export interface WireframeOverlay {
  dispose(): void;
}

/**
 * Adds a second skin to each mesh under `root` that shows its triangles' edges at an even width. Edges come from
 * barycentric coordinates (Bærentzen et al., Single-pass wireframe rendering, 2006), which the vertex number
 * alone gives once no vertex is shared: it costs 36 bytes a triangle and no extra attribute.
 */
export function createWireframeOverlay(root: Object3D): WireframeOverlay {
  const material = createEdgeMaterial();
  const meshes: Mesh[] = [];
  root.traverse((object) => {
    if ((object as Mesh).isMesh && (object as Mesh).geometry.getAttribute('position'))
      meshes.push(object as Mesh);
  });
  const skins = meshes.map((mesh) => addSkin(mesh, material));
  return {
    dispose() {
      for (const skin of skins) {
        skin.removeFromParent();
        skin.geometry.dispose();
      }
      material.dispose();
    },
  };
}

function addSkin(mesh: Mesh, material: MeshBasicMaterial): Mesh {
  // `clone` keeps what bends the surface: skeletons, instances, morph weights.
  const skin = mesh.clone(false);
  skin.geometry = unsharedPositions(mesh.geometry);
  skin.material = material;
  skin.position.set(0, 0, 0);
  skin.quaternion.identity();
  skin.scale.set(1, 1, 1);
  skin.updateMatrix();
  skin.renderOrder = mesh.renderOrder + 1;
  skin.raycast = () => {};
  mesh.add(skin);
  return skin;
}

function unsharedPositions(source: BufferGeometry): BufferGeometry {
  const bare = new BufferGeometry();
  bare.setIndex(source.index);
  for (const name of ['position', 'skinIndex', 'skinWeight']) {
    const attribute = source.getAttribute(name);
    if (attribute) bare.setAttribute(name, attribute);
  }
  if (source.morphAttributes.position) bare.morphAttributes.position = source.morphAttributes.position;
  bare.morphTargetsRelative = source.morphTargetsRelative;
  // Never the same attribute in two geometries: freeing one would take the buffer from the other.
  return source.index ? bare.toNonIndexed() : bare.clone();
}

function createEdgeMaterial(): MeshBasicMaterial {
  const material = new MeshBasicMaterial({
    side: DoubleSide,
    transparent: true,
    depthWrite: false,
    toneMapped: false,
    polygonOffset: true,
    polygonOffsetFactor: -1,
    polygonOffsetUnits: -1,
  });
  material.onBeforeCompile = (shader) => {
    shader.vertexShader = shader.vertexShader
      .replace('void main() {', 'varying vec3 vCorner;\nvoid main() {\n  int corner = gl_VertexID % 3;')
      .replace(
        '#include <project_vertex>',
        '#include <project_vertex>\n  vCorner = vec3( corner == 0, corner == 1, corner == 2 );',
      );
    shader.fragmentShader = shader.fragmentShader
      .replace('void main() {', 'varying vec3 vCorner;\nvoid main() {')
      .replace('#include <opaque_fragment>', edgeFragment);
  };
  material.customProgramCacheKey = () => 'edges';
  return material;
}

/**
 * A dark line with a faint light one beside it: seen on dark and on light surfaces. Far away, where triangles are smaller
 * than a line, both fade instead of painting all over.
 */
const edgeFragment = /* glsl */ `
  vec3 pixel = fwidth( vCorner );
  vec3 distancePixels = vCorner / max( pixel, vec3( 1e-6 ) );
  float nearest = min( distancePixels.x, min( distancePixels.y, distancePixels.z ) );
  float crowding = smoothstep( 0.12, 0.7, max( pixel.x, max( pixel.y, pixel.z ) ) );
  float dark = ( 1.0 - smoothstep( 0.3, 1.1, nearest ) ) * mix( 0.85, 0.25, crowding );
  float light = ( 1.0 - smoothstep( 1.2, 2.4, nearest ) ) * mix( 0.28, 0.0, crowding );
  float alpha = dark + light * ( 1.0 - dark );
  vec3 shade = ( vec3( 0.004, 0.008, 0.02 ) * dark + vec3( 0.75, 0.85, 1.0 ) * light * ( 1.0 - dark ) ) / max( alpha, 1e-4 );
  gl_FragColor = vec4( shade, alpha );
`;
