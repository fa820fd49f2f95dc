import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { EngineThumbnail, PostStage } from '@maquette/engine';
import { renderThumbnail } from '@maquette/mesh';

/** A picture of each result. */
export const makeThumbnails: PostStage = async (task, { results }) => {
  const thumbnails: EngineThumbnail[] = [];
  for (const result of results) {
    const file = path.join(task.folder, `thumbnail-${result.variant}.webp`);
    await writeFile(file, await renderThumbnail(result.path));
    thumbnails.push({ variant: result.variant, path: file, mime: 'image/webp' });
  }
  return thumbnails;
};
