import { toLinear, toneMap } from './colour.ts';
import type { Drawable } from './draw.ts';
import { ambient, mirrored, type Light, type Lighting } from './lighting.ts';
import { readTexel } from './look-up.ts';
import { bendNormal } from './normal-map.ts';
import type { Lit } from './shadow-map.ts';
import type { Spot } from './spot.ts';
import type { Vector } from './vector.ts';

export interface Surroundings {
  eye: Vector;
  lighting: Lighting;
  lit: Lit;
}

/** Linear red, green, blue (0 to 1, tone-mapped) and opacity of a chosen spot, written to `out`. */
export type Shade = (drawable: Drawable, spot: Spot, openness: number, out: Float32Array) => void;

/** Lights spots: GGX for the lights (Walter et al. 2007), the room by its reflection, base colour from the maps. */
export function createShade({ eye, lighting, lit }: Surroundings): Shade {
  const look = new Look();
  return (drawable, spot, openness, out) => {
    const { material } = drawable.surface;
    look.read(drawable, spot);
    out[3] = material.alphaMode === 'BLEND' ? look.base[3]! : 1;
    if (material.isUnlit) {
      for (let k = 0; k < 3; k++) out[k] = look.base[k]!;
      return;
    }
    spot.locate(drawable.surface, eye);
    if (drawable.maps.normal) bendNormal(drawable.maps.normal, drawable, spot);
    const open = openness * look.occlusion;
    look.light(spot, eye, lighting, lit);
    const soft = look.diffuse + ambient(spot.sy) * open;
    const room = look.room * Math.min(1, open * open + 0.1);
    for (let k = 0; k < 3; k++) {
      const base = look.base[k]!;
      const f0 = 0.04 * (1 - look.metallic) + base * look.metallic;
      out[k] =
        base * (1 - look.metallic) * soft +
        f0 * look.specular +
        (f0 * look.scale + look.bias) * room +
        look.glow[k]!;
    }
    toneMap(out);
  };
}

const texel = new Float32Array(4);

/** What the maps say of a spot and how light comes back from it; written over for every spot. */
class Look {
  readonly base = new Float32Array(4);
  readonly glow = new Float32Array(3);
  metallic = 0.5;
  roughness = 0.5;
  occlusion = 0.5;
  diffuse = 0.5;
  specular = 0.5;
  room = 0.5;
  /** Unit, towards the eye. */
  vx = 0.5;
  vy = 0.5;
  vz = 0.5;
  /** Reflectance of the room: `f0 · scale + bias`. */
  scale = 0.5;
  bias = 0.5;

  read(on: Drawable, spot: Spot): void {
    const { material, colours } = on.surface;
    const { maps } = on;
    this.base.set(material.baseColour);
    if (maps.base && readTexel(maps.base, on, spot, texel)) {
      for (let k = 0; k < 3; k++) this.base[k]! *= toLinear(texel[k]!);
      this.base[3]! *= texel[3]! / 255;
    }
    if (colours) for (let k = 0; k < 4; k++) this.base[k]! *= spot.between(colours, 4, k);
    this.metallic = material.metallic;
    this.roughness = material.roughness;
    if (maps.metalRough && readTexel(maps.metalRough, on, spot, texel)) {
      this.roughness *= texel[1]! / 255;
      this.metallic *= texel[2]! / 255;
    }
    this.roughness = Math.max(0.08, Math.min(1, this.roughness));
    this.occlusion = 1;
    if (maps.occlusion && readTexel(maps.occlusion, on, spot, texel))
      this.occlusion = 1 + material.occlusionStrength * (texel[0]! / 255 - 1);
    this.glow.set(material.emissive);
    if (maps.emissive && readTexel(maps.emissive, on, spot, texel))
      for (let k = 0; k < 3; k++) this.glow[k]! *= toLinear(texel[k]!);
  }

  light(spot: Spot, eye: Vector, lighting: Lighting, lit: Lit): void {
    const { sx, sy, sz } = spot;
    const x = eye[0] - spot.px;
    const y = eye[1] - spot.py;
    const z = eye[2] - spot.pz;
    const unit = 1 / (Math.sqrt(x * x + y * y + z * z) || 1);
    const vx = (this.vx = x * unit);
    const vy = (this.vy = y * unit);
    const vz = (this.vz = z * unit);
    this.diffuse = 0;
    this.specular = 0;
    const { direction } = lighting.key;
    const facesKey = sx * direction[0] + sy * direction[1] + sz * direction[2] > 0;
    if (facesKey) this.add(spot, lighting.key, lit(spot));
    for (let i = 0; i < lighting.others.length; i++) this.add(spot, lighting.others[i]!, 1);
    const facing = Math.max(0, sx * vx + sy * vy + sz * vz);
    const twice = 2 * facing;
    this.room = mirrored(twice * sx - vx, twice * sy - vy, twice * sz - vz, this.roughness, lighting);
    this.reflect(facing);
  }

  /** Adds a light: Lambert, and GGX with Smith visibility, capped because a light here is no point. */
  add(spot: Spot, light: Light, visible: number): void {
    const { sx, sy, sz } = spot;
    const { vx, vy, vz } = this;
    const [lx, ly, lz] = light.direction;
    const nl = sx * lx + sy * ly + sz * lz;
    if (nl <= 0 || visible === 0) return;
    const amount = nl * light.strength * visible;
    this.diffuse += amount;
    const hx = vx + lx;
    const hy = vy + ly;
    const hz = vz + lz;
    const nh = Math.max(0, (sx * hx + sy * hy + sz * hz) / (Math.sqrt(hx * hx + hy * hy + hz * hz) || 1));
    const nv = Math.max(0.05, sx * vx + sy * vy + sz * vz);
    const rough = Math.max(0.2, this.roughness);
    const alpha2 = rough * rough * rough * rough;
    const width = nh * nh * (alpha2 - 1) + 1;
    const k = ((this.roughness + 1) * (this.roughness + 1)) / 8;
    const visibility = 1 / (4 * (nl * (1 - k) + k) * (nv * (1 - k) + k));
    this.specular += amount * Math.min(12, (alpha2 / (width * width)) * visibility);
  }

  /** Karis, "Physically Based Shading on Mobile" (2014). */
  reflect(facing: number): void {
    const { roughness } = this;
    const a = (1 - roughness) * (1 - roughness);
    const edge = Math.min(a, 2 ** (-9.28 * facing)) * (1 - roughness) + (0.0425 - 0.0275 * roughness);
    this.scale = -1.04 * edge + (1.04 - 0.572 * roughness);
    this.bias = 1.04 * edge + (-0.04 + 0.022 * roughness);
  }
}
