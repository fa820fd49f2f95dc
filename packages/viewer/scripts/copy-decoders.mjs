// Puts the Draco and Basis decoders of three into a folder that the web serves under `/decoders/`:
//   node packages/viewer/scripts/copy-decoders.mjs apps/web/public/decoders
// Decoders must come from our own origin: the content security policy allows no other.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const files = [
  'draco/draco_decoder.wasm',
  'draco/draco_wasm_wrapper.js',
  'basis/basis_transcoder.js',
  'basis/basis_transcoder.wasm',
];

/**
 * Writes the four files into `targetFolder`, which is made when missing. Tells their paths. Throws when three has changed
 * so that a file or the place of the mend below is missing.
 */
export function copyDecoders(targetFolder) {
  const { resolve: find } = createRequire(import.meta.url);
  return files.map((file) => {
    const target = join(targetFolder, file);
    const bytes = readFileSync(find(`three/examples/jsm/libs/${file}`));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, file.endsWith('basis_transcoder.js') ? withoutEval(bytes.toString('utf8')) : bytes);
    return target;
  });
}

/**
 * Emscripten glues C++ to JavaScript with `new Function`, which a policy without `unsafe-eval` forbids. This puts closures in
 * its place that do what the compiled text would do, as emscripten's own option `DYNAMIC_EXECUTION=0` does.
 */
function withoutEval(source) {
  return mends.reduce((text, { compiled, plain }) => {
    if (text.split(compiled).length !== 2) {
      throw new Error(`basis_transcoder.js has changed: it must hold "${compiled}" once.`);
    }
    return text.replace(compiled, () => plain);
  }, source);
}

/** `plain` speaks the names of the function that it is put into. */
const mends = [
  {
    compiled: 'newFunc(Function,args)(...closureArgs)',
    plain: `function (...given) {
  if (given.length !== argCount - 2) throwBindingError(\`function \${humanName} called with \${given.length} arguments, expected \${argCount - 2}\`);
  const destructors = needsDestructorStack ? [] : null;
  const first = isClassMethodFunc ? 1 : 2;
  const wired = argTypes.slice(first).map((type, i) => type.toWireType(destructors, first + i === 1 ? this : given[first + i - 2]));
  const result = cppInvokerFunc(cppTargetFunc, ...wired);
  if (needsDestructorStack) runDestructors(destructors);
  else argTypes.slice(first).forEach((type, i) => type.destructorFunction?.(wired[i]));
  return returns ? argTypes[0].fromWireType(result) : undefined;
}`,
  },
  {
    compiled: 'newFunc(Function,params)(...args)',
    plain: `function (obj, func, destructorsRef, pointer) {
  let offset = 0;
  const values = types.map((type) => {
    const value = type.readValueFromPointer(pointer + offset);
    offset += type.argPackAdvance;
    return value;
  });
  const result = kind === 1 ? new func(...values) : func.call(obj, ...values);
  return retType.isVoid ? undefined : emval_returnValue(retType, destructorsRef, result);
}`,
  },
];

if (resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  const [targetFolder] = process.argv.slice(2);
  if (!targetFolder) {
    process.stderr.write('Usage: node packages/viewer/scripts/copy-decoders.mjs <target folder>\n');
    process.exit(1);
  }
  for (const path of copyDecoders(targetFolder)) process.stdout.write(`${path}\n`);
}
