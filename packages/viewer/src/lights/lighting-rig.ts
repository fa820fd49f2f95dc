import { Color, DirectionalLight, HemisphereLight, MathUtils, Scene, type Texture } from 'three';
import { firstLights, type LightingPreset } from './lighting-presets.ts';

/** Two lights that are there from the first frame, and an environment that fades in over them. */
export interface LightingRig {
  /** Shows a preset at once, or fades to it from the first lights. */
  show(preset: LightingPreset, environment: Texture, options: { fade: boolean }): void;
  /** Goes on with the fade. True while there is more to draw. */
  update(deltaSeconds: number): boolean;
  dispose(): void;
}

const fadeSeconds = 0.35;

/** Puts the rig into a scene. The lights stay for good: adding or removing one would rebuild every program. */
export function createLightingRig(scene: Scene): LightingRig {
  const key = new DirectionalLight();
  const fill = new HemisphereLight();
  scene.add(key, fill);
  let preset: LightingPreset | null = null;
  let arrived = 0;
  const apply = () => {
    const to = preset ?? firstLights;
    key.color.copy(blend(firstLights.key.color, to.key.color, arrived));
    key.intensity = MathUtils.lerp(firstLights.key.intensity, to.key.intensity, arrived);
    key.position.set(...to.key.from);
    fill.color.copy(blend(firstLights.fill.sky, to.fill.sky, arrived));
    fill.groundColor.copy(blend(firstLights.fill.ground, to.fill.ground, arrived));
    fill.intensity = MathUtils.lerp(firstLights.fill.intensity, to.fill.intensity, arrived);
    scene.environmentIntensity = arrived * (preset?.environmentIntensity ?? 0);
  };
  apply();
  return {
    show(next, environment, { fade }) {
      preset = next;
      scene.environment = environment;
      arrived = fade ? 0 : 1;
      apply();
    },
    update(deltaSeconds) {
      if (!preset || arrived === 1) return false;
      arrived = Math.min(1, arrived + deltaSeconds / fadeSeconds);
      apply();
      return arrived < 1;
    },
    dispose() {
      scene.remove(key, fill);
      scene.environment = null;
    },
  };
}

const blend = (from: number, to: number, share: number) => new Color(from).lerp(new Color(to), share);
