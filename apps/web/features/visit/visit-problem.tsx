import { ClockIcon, EmptyState } from '@maquette/ui';

/** A link that is looked at too often at this moment. */
export const VisitProblem = ({ message }: { message: string }) => (
  <main className="flex min-h-dvh items-center justify-center">
    <EmptyState level={1} icon={<ClockIcon />} title="Please wait a moment">
      {message}
    </EmptyState>
  </main>
);
