/** Every id says what it names: `job_3f…`. 26 characters of Crockford base 32 (130 bit) follow the prefix. */
export const idPrefixes = {
  user: 'usr',
  session: 'ses',
  emailToken: 'etk',
  mail: 'mail',
  workspace: 'ws',
  apiKey: 'key',
  project: 'prj',
  folder: 'fld',
  asset: 'ast',
  version: 'ver',
  file: 'file',
  upload: 'upl',
  preset: 'pst',
  job: 'job',
  wallet: 'wal',
  lot: 'lot',
  hold: 'hold',
  worker: 'wrk',
  order: 'ord',
  payment: 'pay',
  drift: 'drf',
  cap: 'cap',
  capRaise: 'cpr',
  approval: 'apr',
  alertRule: 'alr',
  alertFiring: 'alf',
  notice: 'ntc',
  webhook: 'whk',
  delivery: 'msg',
  request: 'req',
  invitation: 'inv',
  ownershipOffer: 'own',
  identity: 'idn',
  device: 'dev',
  recoveryCode: 'rcv',
  signInStep: 'sst',
  auditEvent: 'aud',
  shareLink: 'shr',
  comment: 'cmt',
} as const;

export type IdKind = keyof typeof idPrefixes;

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const idCharacters = 26;

/** Makes an id from at least 26 random bytes; the caller brings the randomness. */
export function formatId(kind: IdKind, randomBytes: Uint8Array): string {
  if (randomBytes.length < idCharacters) throw new Error(`formatId needs ${idCharacters} random bytes`);
  let text = '';
  for (let i = 0; i < idCharacters; i++) text += alphabet[randomBytes[i]! & 31];
  return `${idPrefixes[kind]}_${text}`;
}

/** Whether a string has the shape of an id of this kind; says nothing about existence. */
export const isId = (kind: IdKind, text: string): boolean =>
  text.length === idPrefixes[kind].length + 1 + idCharacters && text.startsWith(`${idPrefixes[kind]}_`);
