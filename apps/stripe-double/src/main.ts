import { readEnv } from './env.ts';
import { startDouble } from './start-double.ts';

const say = (text: string) => process.stdout.write(`${new Date().toISOString()} ${text}\n`);

try {
  const double = await startDouble(readEnv());
  say(`test payments are taken at ${double.url}; no card is charged`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void double.close().then(() => process.exit(0)));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
}
