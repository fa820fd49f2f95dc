import path from 'node:path';
import type { NextConfig } from 'next';

const rooms = ['api', 'db', 'domain', 'mail', 'media', 'queue', 'services', 'storage', 'ui', 'viewer'];

// What every answer carries; the content security policy has a nonce and comes from proxy.ts.
const headers = [
  { key: 'x-content-type-options', value: 'nosniff' },
  { key: 'cross-origin-opener-policy', value: 'same-origin' },
  { key: 'permissions-policy', value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=()' },
];

// Pages of share links: an address with a secret in it is told to nobody, and no machine keeps it.
const ofLinks = [
  { key: 'referrer-policy', value: 'no-referrer' },
  { key: 'x-robots-tag', value: 'noindex, nofollow, noarchive' },
];

// A sandboxed frame of another site belongs to no site at all: it must be let read our scripts and fonts, which hold no
// secret. Who may show the page itself says its policy; what a link's files say, their route.
const forFrames = [
  { key: 'cross-origin-resource-policy', value: 'cross-origin' },
  { key: 'access-control-allow-origin', value: '*' },
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
  headers: async () => [
    { source: '/:path*', headers },
    {
      source: '/((?!s/|embed/|api/share/).*)',
      headers: [{ key: 'referrer-policy', value: 'strict-origin-when-cross-origin' }],
    },
    { source: '/(s|embed)/:path*', headers: ofLinks },
    { source: '/api/share/:path*', headers: ofLinks },
    { source: '/((?!embed/).*)', headers: [{ key: 'x-frame-options', value: 'DENY' }] },
    {
      source: '/((?!embed/|api/share/|_next/static/|decoders/).*)',
      headers: [{ key: 'cross-origin-resource-policy', value: 'same-origin' }],
    },
    { source: '/_next/static/:path*', headers: forFrames },
    { source: '/decoders/:path*', headers: forFrames },
    { source: '/embed/:path*', headers: [{ key: 'cross-origin-resource-policy', value: 'cross-origin' }] },
  ],
};

export default config;
