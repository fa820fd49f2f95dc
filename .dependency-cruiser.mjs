import { browserRooms, doors, rooms } from './tools/rooms/rooms.mjs';

const tests = '\\.(test|db\\.test)\\.tsx?$|/testing/|/scripts/';
const installed = '/node_modules/';
const anyRoom = '^(packages|apps)/';

/** Floors: whatever a room does not name, it may not import. */
const floors = Object.entries(rooms).flatMap(([name, { path, may, mayAsTypes = [] }]) => {
  const allowed = [path, ...may.map((room) => rooms[room].path)];
  const asTypes = mayAsTypes.map((room) => rooms[room].path);
  return [
    {
      name: `${name.replace('/', '-')}-imports-only-below`,
      comment: `${name} may import ${may.join(', ') || 'nothing'}`,
      severity: 'error',
      from: { path, pathNot: tests },
      to: { path: anyRoom, pathNot: [...allowed, ...asTypes, installed] },
    },
    ...(asTypes.length
      ? [
          {
            name: `${name.replace('/', '-')}-knows-only-types`,
            comment: `${name} may import ${mayAsTypes.join(', ')} as types only`,
            severity: 'error',
            from: { path, pathNot: tests },
            to: { path: asTypes, dependencyTypesNot: ['type-only'] },
          },
        ]
      : []),
  ];
});

const oneDoor = doors.map(({ outside, rooms: allowed, what }) => ({
  name: `one-door-to-${what.toLowerCase().replaceAll(/\W+/g, '-')}`,
  comment: `${what} is reached through ${allowed.join(', ')}`,
  severity: 'error',
  from: { path: anyRoom, pathNot: [...allowed.map((room) => rooms[room].path), tests] },
  to: { path: outside },
}));

export default {
  forbidden: [
    ...floors,
    ...oneDoor,
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-feature-reaches-into-another',
      severity: 'error',
      from: { path: '^apps/web/features/([^/]+)/' },
      to: { path: '^apps/web/features/', pathNot: '^apps/web/features/$1/' },
    },
    {
      name: 'no-node-in-the-browser',
      severity: 'error',
      from: {
        path: browserRooms.filter((room) => room !== 'web/features').map((room) => rooms[room].path),
        pathNot: tests,
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'not-resolvable',
      severity: 'error',
      from: { pathNot: [tests, 'next-env'] },
      to: { couldNotResolve: true, pathNot: '\\.css$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/generated/|\\.next/|public/decoders' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
