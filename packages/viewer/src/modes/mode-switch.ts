import type { Material, Mesh, Object3D } from 'three';
import {
  createInspectionMaterial,
  inspectionModeNumber,
  type InspectionUniforms,
} from './inspection-material.ts';
import type { ShadingModeId } from './shading-modes.ts';

/** Dresses a model for one mode at a time. `shaded` gives back the very materials that it came with. */
export interface ModeSwitch {
  show(mode: ShadingModeId): void;
  /** Restores the materials and frees its own. */
  dispose(): void;
}

/** Remembers what every mesh under `root` wears now. Makes a stand-in per material, when first needed. */
export function createModeSwitch(root: Object3D): ModeSwitch {
  const worn = new Map<Mesh, Material | Material[]>();
  root.traverse((object) => {
    if ((object as Mesh).isMesh) worn.set(object as Mesh, (object as Mesh).material);
  });
  const uniforms: InspectionUniforms = { inspectionMode: { value: 0 } };
  const standIns = new Map<Material, Material>();
  const standInFor = (material: Material): Material => {
    const made = standIns.get(material) ?? createInspectionMaterial(material, uniforms);
    standIns.set(material, made);
    return made;
  };
  const show = (mode: ShadingModeId) => {
    uniforms.inspectionMode.value = inspectionModeNumber(mode);
    for (const [mesh, own] of worn) {
      if (mode === 'shaded') mesh.material = own;
      else mesh.material = Array.isArray(own) ? own.map(standInFor) : standInFor(own);
    }
  };
  return {
    show,
    dispose() {
      show('shaded');
      for (const material of standIns.values()) material.dispose();
      standIns.clear();
    },
  };
}
