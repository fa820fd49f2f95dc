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

export const missing = (noun: string, id: string, param = 'id') =>
  invalid(`No such ${noun}: '${id}'`, {
    code: 'resource_missing',
    param,
    status: param === 'id' ? 404 : 400,
  });
