// Run by the starter when identity providers are configured: says everything that is wrong with them, and fails.
import { readOidcSettings } from '../../apps/web/server/oidc-settings.ts';

const { problems } = readOidcSettings(process.env);
for (const problem of problems) console.error(`  ${problem}`);
if (problems.length > 0) process.exitCode = 1;
