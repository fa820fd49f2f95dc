import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';
import { ObjectMismatchError } from './object-store.ts';

/**
 * Lets a content through that is as long as `bytes` and has this `sha256`, and fails otherwise.
 * It holds the last chunk back until both are known, so a receiver that expects `bytes` never sees a wrong one whole.
 */
export function checkedStream(expected: { bytes?: number; sha256?: string }): Transform {
  const hash = expected.sha256 === undefined ? null : createHash('sha256');
  let bytes = 0;
  let held: Buffer | null = null;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (expected.bytes !== undefined && bytes > expected.bytes)
        return done(new ObjectMismatchError(`Expected ${expected.bytes} bytes, got more.`));
      hash?.update(chunk);
      const ready = held;
      held = chunk;
      if (ready) done(null, ready);
      else done();
    },
    flush(done) {
      if (expected.bytes !== undefined && bytes !== expected.bytes)
        return done(new ObjectMismatchError(`Expected ${expected.bytes} bytes, got ${bytes}.`));
      if (hash && hash.digest('hex') !== expected.sha256)
        return done(new ObjectMismatchError('The SHA-256 is not the one that was announced.'));
      if (held) done(null, held);
      else done();
    },
  });
}
