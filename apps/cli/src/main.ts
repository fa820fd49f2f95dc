import { createScreen } from './screen.ts';
import { readEnv } from './env.ts';
import { run } from './run.ts';

process.exitCode = await run(process.argv.slice(2), readEnv(), createScreen());
