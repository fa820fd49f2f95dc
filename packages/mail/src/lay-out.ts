export interface MailText {
  subject: string;
  text: string;
  html: string;
}

/** A message with one thing to do. Plain sentences; everything is escaped here. */
export interface Message {
  subject: string;
  greeting: string;
  before: string[];
  button: { label: string; url: string };
  after: string[];
}

/**
 * Writes a message as text and as HTML: one column, large letters, the address in full below the button.
 * Links may only lead to http and https; anything else is our own mistake and throws.
 */
export function layOut(message: Message): MailText {
  const { label, url } = message.button;
  if (!/^https?:\/\//.test(url)) throw new TypeError('A mail may only link to http and https.');
  const text = [message.greeting, ...message.before, `${label}:\n${url}`, ...message.after, 'Maquette'].join(
    '\n\n',
  );
  return { subject: message.subject, text: `${text}\n`, html: page(message) };
}

const page = ({ subject, greeting, before, button, after }: Message): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape(subject)}</title>
</head>
<body style="margin:0;padding:24px 16px;font:16px/1.6 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif">
<div style="max-width:34em;margin:0 auto">
${[greeting, ...before].map(paragraph).join('\n')}
<p style="margin:24px 0"><a href="${escape(button.url)}" style="${buttonStyle}">${escape(button.label)}</a></p>
<p style="margin:0 0 16px;font-size:14px;overflow-wrap:anywhere">If the button does not work, open this address:<br>${escape(button.url)}</p>
${after.map(paragraph).join('\n')}
<p style="margin:24px 0 0">Maquette</p>
</div>
</body>
</html>
`;

const buttonStyle =
  'display:inline-block;padding:12px 20px;border-radius:8px;background:#1d4ed8;color:#ffffff;text-decoration:none;font-weight:600';

const paragraph = (text: string): string => `<p style="margin:0 0 16px">${escape(text)}</p>`;

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character]!);
