const needed = ['PATH', 'TMPDIR', 'TEMP', 'SystemRoot', 'LD_LIBRARY_PATH'];

/** What a child that opens strangers' files is given: just what a program needs to start, and no secret of ours. */
export function childEnv(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { NODE_ENV: 'production', MALLOC_ARENA_MAX: '2' };
  for (const name of needed) if (process.env[name] !== undefined) env[name] = process.env[name];
  return env;
}
