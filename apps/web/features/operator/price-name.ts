/** `modelMaking.standard.image.plain` as people read it: `Model making, standard, image, plain`. */
export function priceName(path: string): string {
  const words = path
    .replace(/\.(?=[a-zA-Z_])/g, ', ')
    .replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`)
    .replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
