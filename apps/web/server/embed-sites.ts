import { readEmbedSites } from '@maquette/services';
import { composition } from './compose.ts';

/** The sites that may show this page in a frame: those of the share link, on its page for frames; elsewhere none. */
export async function embedSitesOf(pathname: string): Promise<string[]> {
  const token = /^\/embed\/([\w-]{1,128})$/.exec(pathname)?.[1];
  return token === undefined ? [] : readEmbedSites(composition().deps, { token });
}
