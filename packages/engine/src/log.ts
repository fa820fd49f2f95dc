/** Where a worker writes what happened; pino fits. Never given tokens or signed URLs. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
