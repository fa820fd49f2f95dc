import { spawn } from 'node:child_process';

const bin = (name) => `node_modules/.bin/${name}`;

/** Each is one promise about the code itself; it passes when the command ends with 0. */
const checks = [
  { name: 'formatted', command: [bin('prettier'), '--check', '--log-level=warn', '.'] },
  { name: 'lint', command: [bin('oxlint'), '--deny-warnings'] },
  { name: 'types', command: [bin('turbo'), 'run', 'typecheck', '--output-logs=errors-only'] },
  { name: 'types of tools, tests and benchmarks', command: [bin('tsc'), '-p', 'tools'] },
  {
    name: 'rooms: nothing imports upwards, one door to each outside thing, no cycles',
    command: ['node', 'tools/rooms/check.mjs'],
  },
  { name: 'no dead code', command: [bin('knip'), '--no-config-hints'] },
  { name: 'no duplicated code', command: [bin('jscpd'), '--silent', '.'] },
  { name: 'the lock names every platform', command: ['node', 'tools/test/lock-is-complete.mjs'] },
];

/** Runs the checks, one after the other. */
export async function runChecks() {
  let failed = 0;
  for (const { name, command } of checks) {
    const { code, output } = await run(command);
    console.log(`${code === 0 ? '  ✓' : '  ✗'} ${name}`);
    if (code !== 0) {
      failed++;
      console.log(output.slice(-8_000));
    }
  }
  return { passed: checks.length - failed, failed };
}

function run([program, ...args]) {
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', NO_UPDATE_NOTIFIER: '1' };
  const child = spawn(program === 'node' ? process.execPath : program, args, {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('close', (code) => resolve({ code, output }));
  });
}
