import { nameCharactersMax, tidyName } from '@maquette/domain/workspaces';

/**
 * A file's name as it is shown: without folders, without what cannot be seen, cut where it is too long. Never used as a path.
 * `name` has its ending, `title` has not.
 */
export function tidyFileName(fileName: string): { name: string; title: string } {
  const last = fileName.split(/[/\\]/).at(-1) ?? '';
  const ending = /\.[A-Za-z0-9]{1,5}$/.exec(last)?.[0] ?? '';
  const stem = Array.from(last.slice(0, last.length - ending.length))
    .slice(0, nameCharactersMax.asset - 10)
    .join('');
  const tidy = tidyName(stem, { field: 'file', kind: 'asset' });
  const title = tidy.ok ? tidy.value : 'Untitled';
  return { name: title + ending, title };
}
