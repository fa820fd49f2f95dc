/**
 * The policy of every page: scripts only with this answer's nonce, nothing from anyone else. Textures of a GLB are
 * fetched from `blob:` and its decoders are `blob:` workers that run WebAssembly; style attributes are the components'.
 * @param options.frameAncestors sites that may show it in a frame; none unless told
 * @param options.isReloading the development server's reloading needs `eval`
 */
export function contentSecurityPolicy(options: {
  nonce: string;
  isHttps: boolean;
  isReloading: boolean;
  frameAncestors?: readonly string[];
}): string {
  const ancestors = options.frameAncestors?.length ? options.frameAncestors.join(' ') : "'none'";
  const script = ["'self'", `'nonce-${options.nonce}'`, "'strict-dynamic'", "'wasm-unsafe-eval'"];
  if (options.isReloading) script.push("'unsafe-eval'");
  const policy = [
    "default-src 'none'",
    `script-src ${script.join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self' blob:",
    "worker-src 'self' blob:",
    "media-src 'self' blob:",
    "manifest-src 'self'",
    "frame-src 'self'",
    `frame-ancestors ${ancestors}`,
    "base-uri 'none'",
    "form-action 'self'",
  ];
  if (options.isHttps) policy.push('upgrade-insecure-requests');
  return policy.join('; ');
}
