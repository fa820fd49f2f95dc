import {
  MeshStandardMaterial,
  type IUniform,
  type Material,
  type WebGLProgramParametersWithUniforms,
} from 'three';
import { shadingModes, type ShadingModeId } from './shading-modes.ts';

/** Shared by all inspection materials of a viewer: a new mode costs no new program. */
export interface InspectionUniforms {
  inspectionMode: IUniform<number>;
}

/** The number that the shader knows a mode by. */
export const inspectionModeNumber = (mode: ShadingModeId): number =>
  shadingModes.findIndex(({ id }) => id === mode);

/** What decides on colour, direction and channels; lighting, and all that feeds it, is left out. */
const keptProperties = [
  'name',
  'color',
  'map',
  'alphaMap',
  'alphaTest',
  'opacity',
  'transparent',
  'side',
  'vertexColors',
  'flatShading',
  'depthWrite',
  'normalMap',
  'normalMapType',
  'normalScale',
  'roughness',
  'roughnessMap',
  'metalness',
  'metalnessMap',
] as const;

/**
 * A stand-in for `source` that writes one of its channels instead of light. It shares the source's textures
 * and owns nothing but itself. Materials without roughness or metalness (unlit ones) count as 1 and 0.
 */
export function createInspectionMaterial(
  source: Material,
  uniforms: InspectionUniforms,
): MeshStandardMaterial {
  const material = new MeshStandardMaterial({ roughness: 1, metalness: 0, toneMapped: false });
  for (const property of keptProperties) {
    const value = (source as Partial<MeshStandardMaterial>)[property];
    if (value !== undefined) Object.assign(material, { [property]: value });
  }
  material.onBeforeCompile = (shader) => writeChannel(shader, uniforms);
  material.customProgramCacheKey = () => 'inspection';
  return material;
}

/** Leaves before the light is added up: what follows is dead code and the driver drops it. */
function writeChannel(shader: WebGLProgramParametersWithUniforms, uniforms: InspectionUniforms): void {
  shader.uniforms.inspectionMode = uniforms.inspectionMode;
  shader.fragmentShader = shader.fragmentShader
    .replace('void main() {', `${inspectionFunctions}\nvoid main() {`)
    .replace(
      '#include <lights_physical_fragment>',
      `gl_FragColor = inspect( diffuseColor, normal, vec2( roughnessFactor, metalnessFactor ), normalize( vViewPosition ) );
      #ifdef OPAQUE
        gl_FragColor.a = 1.0;
      #endif
      #include <premultiplied_alpha_fragment>
      return;
      #include <lights_physical_fragment>`,
    );
}

/**
 * Data (normals, roughness, metalness) is written as it is, so that a colour picker reads the number; colours go
 * through the output's transfer function. The clay is computed: soft light from the upper left, a cool rim.
 */
const inspectionFunctions = /* glsl */ `
uniform int inspectionMode;

vec3 clay( vec3 normal, vec3 toEye ) {
  vec3 side = normalize( cross( vec3( 0.0, 1.0, 0.0 ), toEye ) );
  vec3 facing = vec3( dot( normal, side ), dot( normal, cross( toEye, side ) ), dot( normal, toEye ) );
  float key = 0.5 + 0.5 * dot( facing, normalize( vec3( -0.5, 0.7, 0.55 ) ) );
  float rim = pow( 1.0 - saturate( facing.z ), 3.0 );
  vec3 warm = mix( vec3( 0.045, 0.042, 0.05 ), vec3( 0.72, 0.66, 0.6 ), key * key );
  float shine = pow( saturate( dot( facing, normalize( vec3( -0.3, 0.55, 0.78 ) ) ) ), 40.0 );
  return warm + rim * vec3( 0.05, 0.07, 0.1 ) + shine * 0.16;
}

vec4 inspect( vec4 albedo, vec3 normal, vec2 roughnessMetalness, vec3 toEye ) {
  if ( inspectionMode == ${inspectionModeNumber('matcap')} ) return linearToOutputTexel( vec4( clay( normal, toEye ), albedo.a ) );
  if ( inspectionMode == ${inspectionModeNumber('albedo')} ) return linearToOutputTexel( albedo );
  if ( inspectionMode == ${inspectionModeNumber('normals')} ) return vec4( normal * 0.5 + 0.5, albedo.a );
  if ( inspectionMode == ${inspectionModeNumber('roughness')} ) return vec4( vec3( roughnessMetalness.x ), albedo.a );
  return vec4( vec3( roughnessMetalness.y ), albedo.a );
}
`;
