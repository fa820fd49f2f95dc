declare module 'draco3dgltf' {
  /** Google's decoder and encoder as WebAssembly; the package brings no types. */
  const draco: { createDecoderModule(): Promise<unknown>; createEncoderModule(): Promise<unknown> };
  export default draco;
}
