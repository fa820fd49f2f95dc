/** An answer of the API that is not what was asked for, in Stripe's shape. */
export class ApiError extends Error {
  readonly status: number;
  readonly body: { error: { type: string; message: string } & Record<string, unknown> };

  constructor(status: number, error: { type: string; message: string } & Record<string, unknown>) {
    super(error.message);
    this.status = status;
    this.body = { error };
  }
}

/** A request that is wrong in itself. */
export const invalid = (message: string, more: { code?: string; param?: string; status?: number } = {}) => {
  const { status = 400, ...rest } = more;
  return new ApiError(status, { type: 'invalid_request_error', message, ...rest });
};

/** Something that was named, and is not there: 404 when the address named it, 400 when a parameter did. */
export const missing = (noun: string, id: string, { param, status }: { param: string; status: 400 | 404 }) =>
  invalid(`No such ${noun}: '${id}'`, { code: 'resource_missing', param, status });
