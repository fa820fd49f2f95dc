import { describe, expect, it } from 'vitest';
import {
  accountChangedMail,
  knownAddressMail,
  magicLinkMail,
  newDeviceMail,
  noticeMail,
  resetPasswordMail,
  verifyEmailMail,
} from './templates.ts';

const url = 'https://studio.test/verify-email?token=abc&x="1"';
const mails = {
  verify: verifyEmailMail({ name: 'Ada <b>', url }),
  reset: resetPasswordMail({ name: 'Ada <b>', url }),
  'magic link': magicLinkMail({ name: 'Ada <b>', url }),
  'new device': newDeviceMail({
    name: 'Ada <b>',
    device: 'Firefox on Windows',
    ip: '203.0.113.9',
    at: new Date('2026-11-20T18:30:00Z'),
    accountUrl: url,
    forgotPasswordUrl: 'https://studio.test/forgot',
  }),
  'changed account': accountChangedMail({
    name: 'Ada <b>',
    what: 'The password was changed',
    accountUrl: url,
    forgotPasswordUrl: 'https://studio.test/forgot',
  }),
  known: knownAddressMail({
    name: 'Ada <b>',
    signInUrl: url,
    forgotPasswordUrl: 'https://studio.test/forgot',
  }),
  notice: noticeMail({
    name: 'Ada <b>',
    title: 'The atelier has 12 credits left',
    body: 'That is 4 % of what the plan brings each cycle.',
    action: 'Add credits',
    url,
  }),
};

describe.each(Object.entries(mails))('the %s mail', (_, mail) => {
  it('has its link in the text and in the HTML, in full', () => {
    expect(mail.text).toContain(url);
    expect(mail.html).toContain('href="https://studio.test/verify-email?token=abc&amp;x=&quot;1&quot;"');
  });

  it('shows a name as words, never as markup', () => {
    expect(mail.text).toContain('Hello Ada <b>,');
    expect(mail.html).toContain('Hello Ada &lt;b&gt;,');
    expect(mail.html).not.toContain('<b>');
  });

  it('loads nothing from anywhere, and reads well on a phone', () => {
    expect(mail.html).not.toMatch(/<(img|link|script|iframe)|src=|url\(/);
    expect(mail.html).toContain('width=device-width');
  });

  it('has a subject on one line', () => expect(mail.subject).toMatch(/^[\w -]{5,60}$/));
});

it.each(['see https://evil.test now', 'www.evil.test', 'write to eve@evil.test'])(
  'a name that is an advertisement is left out: %s',
  (name) => {
    const mail = verifyEmailMail({ name, url });
    expect(mail.text.startsWith('Hello,\n')).toBe(true);
    expect(mail.text + mail.html).not.toContain('evil');
  },
);

it('a notice says what happened, why, and what its button does', () => {
  expect(mails.notice.text).toContain('has 12 credits left\n\nThat is 4 %');
  expect(mails.notice.html).toContain('>Add credits</a>');
  const long = noticeMail({ name: 'Ada', title: 'x'.repeat(300), body: '', url });
  expect(long.subject).toHaveLength(100);
});

it('a new device is told about with what, when and from where', () => {
  expect(mails['new device'].text).toContain(
    'What: Firefox on Windows. When: 2026-11-20 18:30 UTC. From: 203.0.113.9',
  );
});

it('a mail never links to anything but the web', () => {
  expect(() => verifyEmailMail({ name: 'Ada', url: 'javascript:alert(1)' })).toThrow(TypeError);
});
