'use client';

import { Progress } from '@maquette/ui';
import { usePathname } from 'next/navigation';
import { useEffect, useState } from 'react';

/** A page that does not come in this time is given up on. */
const waitMs = 15_000;

/**
 * A line at the top from the press on a link until its page is there. Pages wait for what they are about, so that
 * what does not exist is answered with 404 and not with half a page.
 */
export function NavigationProgress() {
  const path = usePathname();
  const [leaving, setLeaving] = useState<string | null>(null);
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      if (leadsElsewhere(event)) setLeaving(window.location.pathname);
    };
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, []);
  useEffect(() => {
    if (leaving === null) return;
    const timer = setTimeout(() => setLeaving(null), waitMs);
    return () => clearTimeout(timer);
  }, [leaving]);
  if (leaving !== path) return null;
  return (
    <div className="fixed inset-x-0 top-0 z-50">
      <Progress label="The page is coming" value={null} />
    </div>
  );
}

function leadsElsewhere(event: MouseEvent): boolean {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return false;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || link.target || link.hasAttribute('download')) return false;
  const url = new URL(link.href, window.location.href);
  return (
    url.origin === window.location.origin &&
    url.pathname !== window.location.pathname &&
    !url.pathname.startsWith('/api/')
  );
}
