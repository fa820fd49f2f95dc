import type { FolderView } from '@maquette/domain/workspaces';
import { expect, test } from 'vitest';
import { ancestorIds, folderPath, folderTree, visibleNodes } from './folder-tree-model.ts';

const folder = (id: string, name: string, parentId: string | null = null): FolderView => ({
  id,
  name,
  parentId,
  projectId: 'prj',
  assetCount: 0,
});
const folders = [
  folder('b', 'Tables'),
  folder('a', 'chairs'),
  folder('a10', 'Leg 10', 'a'),
  folder('a2', 'Leg 2', 'a'),
  folder('x', 'Deep', 'a2'),
];

test('stands in order of name, numbers as numbers', () => {
  const tree = folderTree(folders);
  expect(tree.map((node) => node.folder.name)).toEqual(['chairs', 'Tables']);
  expect(tree[0]!.children.map((node) => node.folder.name)).toEqual(['Leg 2', 'Leg 10']);
  expect(tree[0]!.children[0]!.children[0]!.level).toBe(3);
});

test('shows what is inside only of open folders', () => {
  const ids = (open: string[]) =>
    visibleNodes(folderTree(folders), new Set(open)).map((node) => node.folder.id);
  expect(ids([])).toEqual(['a', 'b']);
  expect(ids(['a'])).toEqual(['a', 'a2', 'a10', 'b']);
  expect(ids(['a2'])).toEqual(['a', 'b']);
});

test('a folder whose parent is gone is not lost', () => {
  expect(folderTree([folder('z', 'Orphan', 'gone')]).map((node) => node.folder.id)).toEqual(['z']);
});

test('knows the way to a folder', () => {
  expect(ancestorIds(folders, 'x')).toEqual(['a2', 'a']);
  expect(folderPath(folders, 'x')).toBe('chairs / Leg 2 / Deep');
  expect(ancestorIds([folder('p', 'P', 'q'), folder('q', 'Q', 'p')], 'p')).toEqual(['q', 'p']);
});
