import { CircleAlertIcon, CircleCheckIcon, CircleDashedIcon } from '@maquette/ui';
import type { Check } from './checklist.ts';

/** The points before a start, each with its state in a word for those who do not see the sign. */
export function ChecklistCard({ checks }: { checks: Check[] }) {
  return (
    <section aria-labelledby="checks-heading">
      <h2 id="checks-heading" className="text-lg font-semibold">
        Before the start
      </h2>
      <ul className="mt-2 flex flex-col gap-1.5">
        {checks.map(({ name, text, ok }) => (
          <li key={name} className="flex gap-2">
            <span className="flex h-5.25 items-center [&_svg]:size-4">
              {ok === null ? (
                <CircleDashedIcon className="text-text-muted" />
              ) : ok ? (
                <CircleCheckIcon className="text-success" />
              ) : (
                <CircleAlertIcon className="text-danger" />
              )}
              <span className="sr-only">{ok === null ? 'Open: ' : ok ? 'In order: ' : 'In the way: '}</span>
            </span>
            <span className="w-20 shrink-0 text-text-muted">{name}</span>
            <span className={`min-w-0 break-words ${ok === false ? 'text-danger' : ''}`}>{text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
