/** Plain text with its web addresses as links. */
export function LinkedText({ text }: { text: string }) {
  return (
    <p className="whitespace-pre-wrap break-words">
      {splitAtLinks(text).map(({ at, part, isLink }) =>
        isLink ? (
          // a plain link: the page behind it is opened as from a mail program
          <a key={at} href={part} className="break-all text-accent-strong underline underline-offset-3">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </p>
  );
}

function splitAtLinks(text: string): { at: number; part: string; isLink: boolean }[] {
  let at = 0;
  return text.split(/(https?:\/\/[^\s<>"]+)/).map((part, i) => {
    const found = { at, part, isLink: i % 2 === 1 };
    at += part.length;
    return found;
  });
}
