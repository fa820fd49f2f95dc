import path from 'node:path';
import type { NextConfig } from 'next';

const rooms = ['api', 'db', 'domain', 'mail', 'media', 'queue', 'services', 'storage', 'ui', 'viewer'];

// What every answer carries; the content security policy has a nonce and comes from proxy.ts.
const headers = [
  { key: 'x-content-type-options', value: 'nosniff' },
  { key: 'referrer-policy', value: 'strict-origin-when-cross-origin' },
  { key: 'x-frame-options', value: 'DENY' },
  { key: 'cross-origin-opener-policy', value: 'same-origin' },
  { key: 'cross-origin-resource-policy', value: 'same-origin' },
  { key: 'permissions-policy', value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=()' },
];

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // types are checked by `npm test`, not again on every machine that starts the studio
  typescript: { ignoreBuildErrors: true },
  // the development server is reached under both names
  allowedDevOrigins: ['localhost', '127.0.0.1'],
  transpilePackages: rooms.map((room) => `@maquette/${room}`),
  serverExternalPackages: [
    'sharp',
    '@node-rs/argon2',
    'pg',
    'bullmq',
    'ioredis',
    'pino',
    'nodemailer',
    'gltf-validator',
    '@prisma/client',
    '@prisma/adapter-pg',
    '@zxcvbn-ts/core',
    '@zxcvbn-ts/language-common',
  ],
  turbopack: { root: path.join(import.meta.dirname, '../..') },
  headers: async () => [{ source: '/:path*', headers }],
};

export default config;
