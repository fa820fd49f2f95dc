import { Kbd } from '@maquette/ui';
import { keyBindings } from '../keyboard/key-map.ts';
import { Panel } from './panel.tsx';

const pointers: { with: string; says: string }[] = [
  { with: 'Drag, or one finger', says: 'Go round the model' },
  { with: 'Wheel, or pinch', says: 'Come closer, go back' },
  { with: 'Right or Shift drag, or two fingers', says: 'Move aside' },
  { with: 'Double click', says: 'Fly to that point' },
];

/** All keys and gestures. */
export function HelpPanel({ onClose }: { onClose: () => void }) {
  return (
    <Panel title="Keys and gestures" onClose={onClose}>
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2">
        {keyBindings.map(({ keys, says }) => (
          <div key={says} className="contents">
            <dt className="flex flex-wrap gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd className="text-text-muted">{says}</dd>
          </div>
        ))}
      </dl>
      <dl className="mt-3 grid gap-1.5 border-t border-border pt-3">
        {pointers.map(({ with: how, says }) => (
          <div key={says}>
            <dt className="inline font-medium">{how}: </dt>
            <dd className="inline text-text-muted">{says}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-xs text-text-muted">Keys work while the viewer has the focus.</p>
    </Panel>
  );
}
