import {
  DoubleSide,
  Mesh,
  MeshBasicMaterial,
  MeshDepthMaterial,
  OrthographicCamera,
  PlaneGeometry,
  Scene,
  ShaderMaterial,
  Vector2,
  WebGLRenderTarget,
  type Box3,
  type Object3D,
  type WebGLRenderer,
} from 'three';

/** A soft shadow on the ground where the model comes near it. Drawn once, then it is a picture on a plane. */
export interface ContactShadow {
  plane: Mesh;
  dispose(): void;
}

const sizePixels = 512;
/** How high above the ground something still darkens it, on a stage where the model's radius is 1. */
const reach = 0.7;
const darkness = 0.75;

/**
 * Looks at the model from under the ground, turns height into darkness and blurs it twice. `model` is on the stage;
 * `box` is what it fills there.
 */
export function createContactShadow(renderer: WebGLRenderer, model: Object3D, box: Box3): ContactShadow {
  const ground = footprint(box);
  const [target, spare] = [
    new WebGLRenderTarget(sizePixels, sizePixels),
    new WebGLRenderTarget(sizePixels, sizePixels),
  ];
  drawHeights({ renderer, model, ground, target });
  for (const radiusShare of [0.024, 0.01]) blur({ renderer, target, spare, radiusShare });
  spare.dispose();

  const material = new MeshBasicMaterial({
    map: target.texture,
    transparent: true,
    depthWrite: false,
    toneMapped: false,
  });
  const plane = new Mesh(new PlaneGeometry(ground.width, ground.depth), material);
  plane.rotation.x = -Math.PI / 2;
  plane.position.y = box.min.y - 0.002;
  plane.renderOrder = -1;
  plane.raycast = () => {};
  return {
    plane,
    dispose() {
      plane.removeFromParent();
      plane.geometry.dispose();
      material.dispose();
      target.dispose();
    },
  };
}

interface Ground {
  width: number;
  depth: number;
  height: number;
}

/** Room for the blur on every side. */
function footprint(box: Box3): Ground {
  return {
    width: box.max.x - box.min.x + 0.5,
    depth: box.max.z - box.min.z + 0.5,
    height: box.min.y,
  };
}

interface DrawHeights {
  renderer: WebGLRenderer;
  model: Object3D;
  ground: Ground;
  target: WebGLRenderTarget;
}

function drawHeights({ renderer, model, ground, target }: DrawHeights): void {
  const { width, depth, height } = ground;
  // Top and bottom change places: the picture is seen from above later, and drawn from below now.
  const camera = new OrthographicCamera(-width / 2, width / 2, -depth / 2, depth / 2, 0, reach);
  camera.position.y = height;
  camera.rotation.x = Math.PI / 2;
  const material = new MeshDepthMaterial({ side: DoubleSide });
  material.onBeforeCompile = (shader) => {
    shader.fragmentShader = shader.fragmentShader.replace(
      'gl_FragColor = vec4( vec3( 1.0 - fragCoordZ ), opacity );',
      `gl_FragColor = vec4( vec3( 0.0 ), ${darkness} * ( 1.0 - fragCoordZ ) * ( 1.0 - fragCoordZ ) );`,
    );
  };
  const parent = model.parent;
  const alone = new Scene();
  alone.overrideMaterial = material;
  alone.add(model);
  drawInto(renderer, target, () => renderer.render(alone, camera));
  alone.remove(model);
  parent?.add(model);
  material.dispose();
}

interface Blur {
  renderer: WebGLRenderer;
  target: WebGLRenderTarget;
  spare: WebGLRenderTarget;
  /** Of the picture's side. */
  radiusShare: number;
}

function blur({ renderer, target, spare, radiusShare }: Blur): void {
  const material = new ShaderMaterial({
    uniforms: { picture: { value: null }, stride: { value: new Vector2() } },
    vertexShader:
      'varying vec2 vUv;\nvoid main() {\n  vUv = uv;\n  gl_Position = vec4( position.xy, 0.0, 1.0 );\n}',
    fragmentShader: blurFragment,
    depthTest: false,
    depthWrite: false,
  });
  const square = new Mesh(new PlaneGeometry(2, 2), material);
  const camera = new OrthographicCamera();
  const { picture, stride } = material.uniforms as {
    picture: { value: unknown };
    stride: { value: Vector2 };
  };
  const pass = (from: WebGLRenderTarget, to: WebGLRenderTarget, x: number, y: number) => {
    picture.value = from.texture;
    stride.value.set(x, y).multiplyScalar(radiusShare / 4);
    drawInto(renderer, to, () => renderer.render(square, camera));
  };
  pass(target, spare, 1, 0);
  pass(spare, target, 0, 1);
  square.geometry.dispose();
  material.dispose();
}

/** Nine taps of a Gaussian, four to a side. */
const blurFragment = /* glsl */ `
uniform sampler2D picture;
uniform vec2 stride;
varying vec2 vUv;
void main() {
  float dark = texture2D( picture, vUv ).a * 0.1633;
  dark += ( texture2D( picture, vUv + stride ).a + texture2D( picture, vUv - stride ).a ) * 0.1531;
  dark += ( texture2D( picture, vUv + stride * 2.0 ).a + texture2D( picture, vUv - stride * 2.0 ).a ) * 0.12245;
  dark += ( texture2D( picture, vUv + stride * 3.0 ).a + texture2D( picture, vUv - stride * 3.0 ).a ) * 0.0918;
  dark += ( texture2D( picture, vUv + stride * 4.0 ).a + texture2D( picture, vUv - stride * 4.0 ).a ) * 0.051;
  gl_FragColor = vec4( 0.0, 0.0, 0.0, dark );
}
`;

function drawInto(renderer: WebGLRenderer, target: WebGLRenderTarget, draw: () => void): void {
  const before = renderer.getRenderTarget();
  const alphaBefore = renderer.getClearAlpha();
  renderer.setRenderTarget(target);
  renderer.setClearAlpha(0);
  renderer.clear();
  draw();
  renderer.setClearAlpha(alphaBefore);
  renderer.setRenderTarget(before);
}
