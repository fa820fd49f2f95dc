'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { keyChord } from './key-chord.ts';

const storageKey = 'maquette.shortcuts';
const changed = new EventTarget();

/**
 * Shortcuts of single keys, everywhere in the workspace: `?` for help, `g` and a letter to go somewhere.
 * They can be switched off (WCAG 2.1.4), and do nothing while one types.
 */
export function useShortcuts({ workspaceId, onHelp }: { workspaceId: string; onHelp: () => void }) {
  const router = useRouter();
  const isEnabled = useSyncExternalStore(
    subscribe,
    () => localStorage.getItem(storageKey) !== 'off',
    () => true,
  );
  const help = useEffectEvent(onHelp);
  useEffect(() => {
    if (!isEnabled) return;
    const chord = keyChord({
      '?': () => help(),
      'g p': () => router.push(`/w/${workspaceId}`),
      'g j': () => router.push(`/w/${workspaceId}/jobs`),
      'g w': () => router.push(`/w/${workspaceId}/wallet`),
      'g s': () => router.push(`/w/${workspaceId}/settings`),
    });
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      if (chord(event.key, event.timeStamp)) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [isEnabled, router, workspaceId]);
  return {
    isEnabled,
    onEnabledChange(enabled: boolean) {
      localStorage.setItem(storageKey, enabled ? 'on' : 'off');
      changed.dispatchEvent(new Event('change'));
    },
  };
}

function subscribe(onChange: () => void): () => void {
  changed.addEventListener('change', onChange);
  window.addEventListener('storage', onChange);
  return () => {
    changed.removeEventListener('change', onChange);
    window.removeEventListener('storage', onChange);
  };
}

/** Keys belong to what is typed into, and to what is open over the page. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.closest(
      'input, textarea, select, [role="dialog"], [role="menu"], [role="listbox"], [role="application"]',
    ) !== null
  );
}
