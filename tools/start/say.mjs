const startedMs = performance.now();
const colour = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (code, text) => (colour ? `\x1b[${code}m${text}\x1b[0m` : text);

/** One line of progress, with the seconds since the start. */
export function say(text) {
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1).padStart(6);
  console.log(`${paint(36, `${seconds}s`)} ${text}`);
}

/** A line that stands out: the address, the way to sign in. */
export const announce = (text) => console.log(paint(1, text));

/** Why Maquette cannot start, for the person in front of it. The message says what to do; there is no stack. */
export class StartRefusal extends Error {}

/** Prints a failure: what was refused as it is, anything else with its stack. */
export function complain(error) {
  const refused = error instanceof StartRefusal || error?.constructor?.name === 'PostgresRefusal';
  if (error?.code === 'ENOSPC')
    console.error(paint(31, 'The disk is full. Free some space and start again.'));
  else console.error(paint(31, refused ? error.message : (error?.stack ?? String(error))));
}
