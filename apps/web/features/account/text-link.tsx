import Link from 'next/link';
import type { ComponentProps } from 'react';

/** A link in running text. */
export function TextLink(props: ComponentProps<typeof Link>) {
  return (
    <Link
      className="rounded-sm font-medium text-accent-strong underline underline-offset-3 hover:decoration-2"
      {...props}
    />
  );
}
