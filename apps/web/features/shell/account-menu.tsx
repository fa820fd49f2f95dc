'use client';

import { Avatar, buttonClass, LogOutIcon, Menu, MenuItem, SettingsIcon, UserIcon } from '@maquette/ui';
import { signOut } from 'next-auth/react';
import { useRouter } from 'next/navigation';

/** Who is signed in, and the way out. */
export function AccountMenu({ user }: { user: { name: string; email: string; instanceAdmin: boolean } }) {
  const router = useRouter();
  return (
    <Menu
      align="start"
      side="top"
      trigger={
        <button
          type="button"
          className={`${buttonClass({ variant: 'quiet' })} mr-auto min-w-0 shrink justify-start px-1.5! text-text!`}
        >
          <Avatar name={user.name} decorative />
          <span className="truncate">
            <span className="sr-only">Account: </span>
            {user.name}
          </span>
        </button>
      }
    >
      <p className="max-w-60 truncate px-2 pt-1.5 pb-2 text-sm text-text-muted">{user.email}</p>
      <MenuItem icon={<UserIcon className="size-4" />} onSelect={() => router.push('/account')}>
        Your account
      </MenuItem>
      {user.instanceAdmin && (
        <MenuItem icon={<SettingsIcon className="size-4" />} onSelect={() => router.push('/operator')}>
          Operator area
        </MenuItem>
      )}
      <MenuItem
        icon={<LogOutIcon className="size-4" />}
        onSelect={() => void signOut({ callbackUrl: '/sign-in' })}
      >
        Sign out
      </MenuItem>
    </Menu>
  );
}
