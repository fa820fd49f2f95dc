/** How the command can end, for scripts. */
export const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  refused: 3,
  unreachable: 4,
  interrupted: 130,
} as const;

/** Ends the command with a sentence for the user and an exit code. */
export class ExitError extends Error {
  readonly exitCode: number;
  readonly suggestion: string | null;
  constructor(kind: keyof typeof exitCodes, message: string, suggestion: string | null = null) {
    super(message);
    this.name = 'ExitError';
    this.exitCode = exitCodes[kind];
    this.suggestion = suggestion;
  }
}
