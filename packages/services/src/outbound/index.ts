export { checkAddress, OutboundError } from './check-address.ts';
export { createSafeFetch, type SafeFetch } from './create-safe-fetch.ts';
