/** A subject: long titles are cut, names of workspaces may be long. */
export const onOneLine = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
};

/**
 * Strangers can have mails sent to an address that is not theirs, and choose the names in them: one that mail programs
 * could make a link of is left out.
 */
export const plainName = (name: string, otherwise: string): string =>
  /[:/@\\]|\w\.\w/.test(name) ? otherwise : name;

export const greet = (name: string): string => {
  const plain = plainName(name, '');
  return plain === '' ? 'Hello,' : `Hello ${plain},`;
};
