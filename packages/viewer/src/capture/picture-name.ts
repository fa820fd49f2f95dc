/** A file name that every system takes, made from what the model is called. */
export function pictureName(label: string): string {
  const words = label
    .normalize('NFKD')
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)
    .toLowerCase();
  return `${words || 'model'}.png`;
}
