/** What a form or a query says, with its nested names opened: `items[0][price]=x` is `{ items: [{ price: 'x' }] }`. */
export type FormValue = string | FormValue[] | { [key: string]: FormValue };

interface Branch {
  [key: string]: string | Branch;
}

/** Reads the encoding that the SDK writes. Throws nothing: what makes no sense stays a name of its own. */
export function readForm(text: string): { [key: string]: FormValue } {
  const tree: Branch = Object.create(null) as Branch;
  let unnamed = 0;
  for (const [name, value] of new URLSearchParams(text)) {
    const keys = name
      .replaceAll(']', '')
      .split('[')
      .map((key) => (key === '' ? String(unnamed++) : key));
    put(tree, keys, value);
  }
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, opened(value)]));
}

function put(tree: Branch, keys: string[], value: string): void {
  let at = tree;
  for (const key of keys.slice(0, -1)) {
    const next = at[key];
    at = typeof next === 'object' ? next : (at[key] = Object.create(null) as Branch);
  }
  at[keys.at(-1)!] = value;
}

function opened(value: string | Branch): FormValue {
  if (typeof value === 'string') return value;
  const keys = Object.keys(value);
  if (keys.every((key) => /^\d+$/.test(key))) return keys.map((key) => opened(value[key]!));
  return Object.fromEntries(keys.map((key) => [key, opened(value[key]!)]));
}
