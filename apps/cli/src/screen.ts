/** Where the command writes: results to `out`, everything on the way to `err`. */
export interface Screen {
  out(text: string): void;
  err(text: string): void;
  /** Replaces the line that was last written this way; on something else than a terminal, writes new lines. */
  status(text: string): void;
  /** Leaves the status line as it is. */
  endStatus(): void;
}

type Sink = { write(text: string): unknown; isTTY?: boolean; columns?: number };

export function createScreen(out: Sink = process.stdout, err: Sink = process.stderr): Screen {
  let last = '';
  const endStatus = () => {
    if (last && err.isTTY) err.write('\n');
    last = '';
  };
  return {
    out(text) {
      endStatus();
      out.write(`${text}\n`);
    },
    err(text) {
      endStatus();
      err.write(`${text}\n`);
    },
    status(text) {
      if (text === last) return;
      last = text;
      // a line that wraps cannot be replaced
      if (err.isTTY) err.write(`\r\x1b[2K${text.slice(0, (err.columns ?? 80) - 1)}`);
      else err.write(`${text}\n`);
    },
    endStatus,
  };
}
