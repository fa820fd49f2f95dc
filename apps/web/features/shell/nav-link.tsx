'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';

export interface NavLinkProps {
  href: string;
  isHere: boolean;
  icon: ReactNode;
  trailing?: ReactNode;
  onNavigate?: (() => void) | undefined;
  children: ReactNode;
}

/** One place in the navigation. */
export function NavLink({ href, isHere, icon, trailing, onNavigate, children }: NavLinkProps) {
  return (
    <Link
      href={href}
      aria-current={isHere ? 'page' : undefined}
      onClick={onNavigate}
      className="flex h-8 shrink-0 items-center gap-2.5 rounded-control px-2 text-text-muted transition-colors hover:bg-surface-hover hover:text-text focus-visible:-outline-offset-2 aria-[current]:bg-surface-hover aria-[current]:font-medium aria-[current]:text-text pointer-coarse:h-11"
    >
      <span className="flex shrink-0 [&_svg]:size-4">{icon}</span>
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {trailing}
    </Link>
  );
}
