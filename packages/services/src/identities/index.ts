export { enterByIdentity, type IdentityClaims } from './enter-by-identity.ts';
export { beginLinking, linkIdentity, takeLinking, unlinkIdentity } from './link-identity.ts';
