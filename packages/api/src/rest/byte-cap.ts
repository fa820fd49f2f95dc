import { uploadLimits } from '@maquette/domain/assets';
import { ok, refuse, type Result } from '@maquette/domain/result';

/** How much of a file says what it is. */
export const headBytes = 12;

/** The most bytes that a file may have, by its first 12 bytes. Refuses what is empty and what is of no kind we take. */
export function byteCapOf(head: Buffer): Result<number> {
  if (head.length === 0)
    return refuse('file.empty', 'This file has nothing in it: 0 bytes.', {
      field: 'file',
      suggestion: 'Check that it was saved, and send it again.',
    });
  const text = head.toString('latin1');
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return ok(uploadLimits.imageBytesMax);
  if (text.startsWith('\xff\xd8\xff')) return ok(uploadLimits.imageBytesMax);
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return ok(uploadLimits.imageBytesMax);
  if (text.startsWith('glTF')) return ok(uploadLimits.modelBytesMax);
  return refuse(
    'file.type',
    'This file is neither a PNG, JPEG or WebP picture nor a GLB model, whatever its name says.',
    {
      field: 'file',
      suggestion: 'Save it as PNG, JPEG, WebP or GLB, and send that.',
    },
  );
}
