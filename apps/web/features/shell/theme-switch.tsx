'use client';

import { IconButton, Menu, MenuChoice, MonitorIcon, MoonIcon, SunIcon } from '@maquette/ui';
import { useTheme } from 'next-themes';
import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** Light, dark, or as the system says. */
export function ThemeSwitch() {
  const { theme, setTheme } = useTheme();
  // the server does not know what this browser chose
  const chosen = useSyncExternalStore(
    never,
    () => theme ?? 'system',
    () => 'system',
  );
  return (
    <Menu
      side="top"
      trigger={
        <IconButton
          label="Theme"
          tooltip={false}
          icon={
            <>
              <SunIcon className="size-4 dark:hidden" />
              <MoonIcon className="hidden size-4 dark:block" />
            </>
          }
        />
      }
    >
      <MenuChoice
        label="Theme"
        value={chosen}
        onValueChange={setTheme}
        options={[
          { value: 'light', label: 'Light', icon: <SunIcon className="size-4" /> },
          { value: 'dark', label: 'Dark', icon: <MoonIcon className="size-4" /> },
          { value: 'system', label: 'As the system', icon: <MonitorIcon className="size-4" /> },
        ]}
      />
    </Menu>
  );
}
