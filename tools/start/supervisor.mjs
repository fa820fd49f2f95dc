import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { say } from './say.mjs';

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const stopGraceMs = 7_000;
const logBytesMax = 20 * 1024 * 1024;
/** A program that ends this often in a row, each time within `settledMs`, is given up. */
const failuresMax = 6;
const settledMs = 15_000;

/**
 * Keeps programs running: starts them, writes their output to `<data>/logs/<name>.log`, starts one again when it ends
 * (after 0.2 s, then twice as long each time), and stops all of them in order.
 * @param {{ root: string, dataFolder: string, verbose: boolean, onChange(): void, onGiveUp(message: string): void }} options
 */
export function createSupervisor({ root, dataFolder, verbose, onChange, onGiveUp }) {
  const programs = new Map();
  let stopping = false;

  function launch(program) {
    const preload = ['--import', path.join(root, 'tools/start/end-with-parent.mjs')];
    // A process group of its own: Ctrl-C in the terminal reaches the starter alone, which then stops things in order.
    const child = spawn(process.execPath, [...preload, ...program.args], {
      cwd: program.cwd,
      env: program.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    program.child = child;
    program.startedMs = Date.now();
    for (const stream of [child.stdout, child.stderr]) {
      stream.pipe(program.log, { end: false });
      if (verbose)
        stream.on('data', (chunk) =>
          process.stdout.write(String(chunk).replaceAll(/^(?=.)/gm, `${program.name.padEnd(10)} `)),
        );
    }
    child.on('error', (error) => program.log.write(`${error.stack}\n`));
    child.on('exit', (code, signal) => void onExit(program, signal ?? code));
    onChange();
  }

  async function onExit(program, how) {
    program.child = null;
    onChange();
    if (stopping) return;
    program.failures = Date.now() - program.startedMs < settledMs ? program.failures + 1 : 1;
    if (program.failures >= failuresMax)
      return onGiveUp(`${program.name} does not stay up (${how}). Its log: ${program.logFile}`);
    say(`${program.name} ended (${how}); starting it again`);
    await sleep(200 * 2 ** (program.failures - 1));
    if (!stopping) launch(program);
  }

  return {
    run({ name, args, cwd, env }) {
      const logFile = openableLog(dataFolder, name);
      const program = {
        name,
        args,
        cwd,
        env,
        logFile,
        log: createWriteStream(logFile, { flags: 'a' }),
        child: null,
        failures: 0,
        startedMs: 0,
      };
      program.log.on('error', () => {}); // a full disk must not end the programs themselves
      programs.set(name, program);
      launch(program);
    },
    /** Process ids by name; null while one is down. */
    pids: () => Object.fromEntries([...programs].map(([name, { child }]) => [name, child?.pid ?? null])),
    /** SIGTERM to all, SIGKILL after the grace. `hurry` skips the grace. */
    async stop() {
      stopping = true;
      const signalAll = (signal) => {
        for (const { child } of programs.values()) {
          try {
            if (child) process.kill(-child.pid, signal);
          } catch {
            // already gone
          }
        }
      };
      signalAll('SIGTERM');
      const running = () => [...programs.values()].some(({ child }) => child);
      for (const end = Date.now() + stopGraceMs; running() && Date.now() < end;) await sleep(25);
      signalAll('SIGKILL');
      for (const { log } of programs.values()) log.end();
    },
  };
}

function openableLog(dataFolder, name) {
  const folder = path.join(dataFolder, 'logs');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name}.log`);
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > logBytesMax) renameSync(file, `${file}.old`);
  return file;
}
