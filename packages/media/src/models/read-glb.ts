import { uploadLimits } from '@maquette/domain/assets';
import { ok, type Result } from '@maquette/domain/result';
import { damagedModel, unsafeModel, wrongType } from '../refusals.ts';

const magic = 0x46546c67; // "glTF"
const jsonChunk = 0x4e4f534a; // "JSON"
const binChunk = 0x004e4942; // "BIN\0"
const headerBytes = 12;
const chunkHeaderBytes = 8;

/** The JSON of a GLB, as it came: any shape. */
export type GltfJson = Record<string, unknown>;

/**
 * Takes the container apart (glTF 2.0, section 4): header, JSON chunk, at most one binary chunk, nothing after it.
 * Refuses a length that is not the file's, a JSON chunk over 8 MB, and chunks of other kinds.
 */
export function readGlb(file: Buffer): Result<GltfJson> {
  if (file.length < headerBytes + chunkHeaderBytes)
    return damagedModel('the file ends within its first bytes.');
  if (file.readUInt32LE(0) !== magic) return wrongType('This is not a GLB model.');
  const version = file.readUInt32LE(4);
  if (version !== 2)
    return damagedModel(`it has version ${version} of the GLB format; only version 2 is in use.`);
  const told = file.readUInt32LE(8);
  if (told > file.length)
    return damagedModel(`it ends too early (${file.length} of ${told} bytes are there).`);
  if (told < file.length) return unsafeModel(`${file.length - told} bytes were appended to it.`);

  const json = readJson(file);
  if (!json.ok) return json;
  const rest = checkBinary(file, headerBytes + chunkHeaderBytes + file.readUInt32LE(headerBytes));
  return rest.ok ? json : rest;
}

function readJson(file: Buffer): Result<GltfJson> {
  const bytes = file.readUInt32LE(headerBytes);
  if (file.readUInt32LE(headerBytes + 4) !== jsonChunk)
    return damagedModel('its first part is not its description.');
  if (bytes > uploadLimits.modelJsonBytesMax)
    return unsafeModel(
      `its description has ${Math.round(bytes / 1024 / 1024)} MB; the most that is taken is 8 MB.`,
    );
  const start = headerBytes + chunkHeaderBytes;
  if (start + bytes > file.length) return damagedModel('its description ends too early.');
  try {
    const json: unknown = JSON.parse(file.toString('utf8', start, start + bytes));
    if (typeof json === 'object' && json !== null && !Array.isArray(json)) return ok(json as GltfJson);
  } catch {
    // told below
  }
  return damagedModel('its description cannot be read (it is not JSON).');
}

function checkBinary(file: Buffer, start: number): Result<void> {
  if (start === file.length) return ok(undefined);
  if (start + chunkHeaderBytes > file.length) return damagedModel('it ends within the head of its data.');
  const end = start + chunkHeaderBytes + file.readUInt32LE(start);
  if (file.readUInt32LE(start + 4) !== binChunk)
    return unsafeModel('it holds data of a kind that glTF does not know.');
  if (end > file.length) return damagedModel('its data ends too early.');
  if (end < file.length) return unsafeModel('it holds more parts than a GLB has.');
  return ok(undefined);
}
