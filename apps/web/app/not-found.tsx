import { buttonClass, EmptyState, SearchIcon } from '@maquette/ui';
import Link from 'next/link';

export const metadata = { title: 'Not found' };

/** Says the same for what does not exist and for what belongs to another workspace. */
export default function NotFoundPage() {
  return (
    <main className="flex min-h-dvh items-center justify-center">
      <EmptyState
        level={1}
        icon={<SearchIcon />}
        title="There is nothing here under this address"
        actions={
          <Link href="/" className={buttonClass({ variant: 'primary' })}>
            Go to your projects
          </Link>
        }
      >
        Check the address, and that you are in the right workspace.
      </EmptyState>
    </main>
  );
}
