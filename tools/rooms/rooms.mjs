/**
 * The rooms of the house and what each may import: a room stands above what it imports. This table is the only place
 * that says so; the check, the diagram in ARCHITECTURE.md and its test come from it.
 * @type {Record<string, { floor: number, path: string, may: string[], mayAsTypes?: string[] }>}
 */
export const rooms = {
  'web/pages': {
    floor: 6,
    path: '^apps/web/app/(?!api|dev)',
    may: ['web/server', 'web/features', 'domain', 'ui'],
  },
  'web/server': {
    floor: 5,
    path: '^apps/web/(server|app/(api|dev)|trpc/server\\.|(proxy|instrumentation|next\\.config|next-env\\.d)\\.ts|postcss)',
    may: ['domain', 'db', 'queue', 'storage', 'payments', 'mail', 'media', 'services', 'api', 'ui'],
  },
  'web/features': {
    floor: 5,
    path: '^apps/web/(features|trpc/(?!server))',
    may: ['domain', 'ui', 'viewer'],
    mayAsTypes: ['api'],
  },
  background: {
    floor: 5,
    path: '^apps/background',
    may: ['domain', 'db', 'queue', 'storage', 'payments', 'mail', 'media', 'services'],
  },
  'cpu-worker': {
    floor: 5,
    path: '^apps/cpu-worker',
    may: ['domain', 'queue', 'storage', 'engine', 'sculpt', 'mesh'],
  },
  'stripe-double': { floor: 5, path: '^apps/stripe-double', may: [] },
  cli: { floor: 5, path: '^apps/cli', may: ['domain'] },
  api: { floor: 4, path: '^packages/api', may: ['domain', 'services'] },
  viewer: { floor: 4, path: '^packages/viewer', may: ['domain', 'ui'] },
  services: {
    floor: 3,
    path: '^packages/services',
    may: ['domain', 'db', 'queue', 'storage', 'payments', 'mail', 'media'],
  },
  sculpt: { floor: 3, path: '^packages/sculpt', may: ['domain', 'engine'] },
  mesh: { floor: 3, path: '^packages/mesh', may: ['domain', 'engine'] },
  db: { floor: 2, path: '^packages/db', may: ['domain'] },
  queue: { floor: 2, path: '^packages/queue', may: ['domain'] },
  storage: { floor: 2, path: '^packages/storage', may: ['domain'] },
  payments: { floor: 2, path: '^packages/payments', may: ['domain'] },
  mail: { floor: 2, path: '^packages/mail', may: ['domain'] },
  media: { floor: 2, path: '^packages/media', may: ['domain'] },
  engine: { floor: 2, path: '^packages/engine', may: ['domain'] },
  ui: { floor: 1, path: '^packages/ui', may: [] },
  domain: { floor: 0, path: '^packages/domain', may: [] },
};

/** One door to each outside thing: only these rooms may import the package. */
export const doors = [
  { outside: '^(node_modules/)?(@prisma/|pg$|pg/|node_modules/pg/)', rooms: ['db'], what: 'PostgreSQL' },
  { outside: 'node_modules/(bullmq|ioredis)/', rooms: ['queue'], what: 'BullMQ' },
  { outside: 'node_modules/@aws-sdk/', rooms: ['storage'], what: 'S3' },
  // The double asks nothing of Stripe: it takes the shapes of what it imitates, as types.
  { outside: 'node_modules/stripe/', rooms: ['payments', 'stripe-double'], what: 'Stripe' },
  { outside: 'node_modules/nodemailer/', rooms: ['mail'], what: 'mail' },
  {
    outside: 'node_modules/(ipaddr.js|standardwebhooks)/',
    rooms: ['services'],
    what: 'calls to addresses of users',
  },
  { outside: 'node_modules/(three|@react-three|camera-controls)/', rooms: ['viewer'], what: 'three.js' },
  { outside: 'node_modules/@base-ui/', rooms: ['ui'], what: 'Base UI' },
];

/** Rooms that also run in a browser: no Node built-ins. */
export const browserRooms = ['domain', 'ui', 'viewer', 'web/features'];
