import { rooms } from './rooms.mjs';

/**
 * Draws the rooms as a Mermaid flow chart: one box a room, one arrow for each pair of rooms with an import between them
 * (tests left out), floors from the top down.
 * @param {{ source: string, dependencies: { resolved: string }[] }[]} modules as dependency-cruiser reports them
 */
export function drawRooms(modules) {
  const roomOf = (file) => Object.keys(rooms).find((name) => new RegExp(rooms[name].path).test(file));
  const arrows = new Set();
  const files = new Map();
  for (const { source, dependencies } of modules) {
    const from = roomOf(source);
    if (!from || /\.test\.|\/testing\//.test(source)) continue;
    files.set(from, (files.get(from) ?? 0) + 1);
    for (const { resolved } of dependencies) {
      const to = roomOf(resolved);
      if (to && to !== from) arrows.add(`  ${key(from)} --> ${key(to)}`);
    }
  }
  const floors = [...new Set(Object.values(rooms).map(({ floor }) => floor))].toSorted((a, b) => b - a);
  const boxes = floors.flatMap((floor) => [
    `  subgraph floor${floor}["floor ${floor}"]`,
    ...Object.keys(rooms)
      .filter((name) => rooms[name].floor === floor && files.has(name))
      .map((name) => `    ${key(name)}["${name}"]`),
    '  end',
  ]);
  return ['```mermaid', 'flowchart TD', ...boxes, ...[...arrows].toSorted(), '```', ''].join('\n');
}

const key = (name) => name.replaceAll(/\W/g, '_');
