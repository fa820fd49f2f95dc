/** The parts of gltf-validator that the tests use; it comes without types. */
declare module 'gltf-validator' {
  export function validateBytes(
    data: Uint8Array,
  ): Promise<{ issues: { numErrors: number; numWarnings: number; messages: { code: string }[] } }>;
}
