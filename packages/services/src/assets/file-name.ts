const endings: Record<string, string> = {
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/webp': '.webp',
  'model/gltf-binary': '.glb',
};

/** What a file is called when it is saved: `Chair.glb`, `Chair v2.glb`, `Chair thumbnail.webp`. */
export function fileName(file: {
  /** Of the asset. */
  name: string;
  /** Of the version. */
  number: number;
  role: 'main' | 'thumbnail';
  mime: string;
}): string {
  const number = file.number > 1 ? ` v${file.number}` : '';
  return `${file.name}${number}${file.role === 'thumbnail' ? ' thumbnail' : ''}${endings[file.mime] ?? ''}`;
}
