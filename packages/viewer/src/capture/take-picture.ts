import { Vector2, type PerspectiveCamera, type Scene, type WebGLRenderer } from 'three';

/** CSS colours behind the model: a glow in the middle, on a plain ground. */
export interface Backdrop {
  ground: string;
  glow: string;
}

export interface TakePictureOptions {
  renderer: WebGLRenderer;
  scene: Scene;
  camera: PerspectiveCamera;
  /** null leaves the ground transparent. */
  backdrop: Backdrop | null;
  /** Pixels of the picture for a CSS pixel on screen. */
  scale: number;
}

const sideMaxPixels = 8192;

/**
 * The view as a PNG. Drawn at its own size and put back within one task, so that nothing is seen of it. Throws when the
 * browser cannot make the file (out of memory).
 */
export async function takePicture(options: TakePictureOptions): Promise<Blob> {
  const canvas = drawPicture(options);
  return new Promise((resolve, reject) => {
    const done = (blob: Blob | null) =>
      blob ? resolve(blob) : reject(new Error('The browser made no picture.'));
    canvas.toBlob(done, 'image/png');
  });
}

function drawPicture({ renderer, scene, camera, backdrop, scale }: TakePictureOptions): HTMLCanvasElement {
  const size = renderer.getSize(new Vector2());
  const ratio = renderer.getPixelRatio();
  const largest = Math.min(sideMaxPixels, renderer.capabilities.maxTextureSize);
  const view = camera.view;
  camera.clearViewOffset();
  renderer.setPixelRatio(Math.min(scale, largest / Math.max(size.x, size.y)));
  renderer.render(scene, camera);
  const canvas = copyOver(renderer.domElement, backdrop);
  renderer.setPixelRatio(ratio);
  if (view?.enabled) {
    camera.setViewOffset(
      view.fullWidth,
      view.fullHeight,
      view.offsetX,
      view.offsetY,
      view.width,
      view.height,
    );
  }
  renderer.render(scene, camera);
  return canvas;
}

function copyOver(source: HTMLCanvasElement, backdrop: Backdrop | null): HTMLCanvasElement {
  const { width, height } = source;
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d');
  if (!context) throw new Error('The browser gave no canvas.');
  if (backdrop) {
    context.fillStyle = backdrop.ground;
    context.fillRect(0, 0, width, height);
    const radius = Math.max(width, height) * 0.62;
    const glow = context.createRadialGradient(width / 2, height / 2, 0, width / 2, height / 2, radius);
    glow.addColorStop(0, backdrop.glow);
    glow.addColorStop(1, backdrop.ground);
    context.fillStyle = glow;
    context.fillRect(0, 0, width, height);
  }
  context.drawImage(source, 0, 0);
  return canvas;
}
