'use client';

import type { EngineState } from '@maquette/domain/engines';
import { nameCharactersMax, type FolderView } from '@maquette/domain/workspaces';
import type { Operation, OperationField } from '@maquette/domain/operations';
import { ChevronRightIcon, Field, Input, Select } from '@maquette/ui';
import { useController, useWatch, type UseFormReturn } from 'react-hook-form';
import { EngineField } from './engine-field.tsx';
import { FieldControl } from './field-control.tsx';
import { sides, type FormValues, type Side } from './form-values.ts';
import { PictureSlot } from './picture-slot.tsx';
import type { Picture, SendPicture } from './picture.ts';

interface OperationFormProps {
  workspaceId: string;
  projectId: string;
  operation: Operation;
  form: UseFormReturn<FormValues>;
  engineStates: EngineState[] | null;
  folders: FolderView[];
  target: { name: string; folderId: string | null };
  accept: string;
  /** Every picture that was chosen so far, by upload. */
  pictures: ReadonlyMap<string, Picture>;
  sendPicture: SendPicture;
  onPicture: (picture: Picture) => void;
  onTarget: (target: { name: string; folderId: string | null }) => void;
}

const groups: { id: OperationField['group']; title: string }[] = [
  { id: 'model', title: 'Shape' },
  { id: 'texture', title: 'Texture' },
  { id: 'output', title: 'Result' },
  { id: 'advanced', title: 'Advanced' },
];

/** The controls of an operation, made from its description. */
export function OperationForm(props: OperationFormProps) {
  const { operation, form, engineStates } = props;
  const engine = useWatch({ control: form.control, name: 'engine' }) as string;
  const shown = operation.fields.filter(({ engines }) => !engines || engines.some((id) => id === engine));
  const inGroup = (id: OperationField['group']) =>
    shown.filter(({ group, param }) => group === id && param !== 'engine');
  return (
    <div className="flex flex-col gap-6">
      {inGroup('input').map((field) => (
        <InputField key={field.param} field={field} {...props} />
      ))}
      <EngineControl operation={operation} form={form} states={engineStates} />
      {groups.map(({ id, title }) => {
        const fields = inGroup(id);
        if (fields.length === 0) return null;
        const controls = (
          <div className="grid gap-x-6 gap-y-4.5 sm:grid-cols-2">
            {id === 'output' && <TargetFields {...props} />}
            {fields.map((field) => (
              <BoundControl key={field.param} field={field} form={form} />
            ))}
          </div>
        );
        if (id !== 'advanced')
          return (
            <section key={id}>
              <h3 className="mb-3 border-t border-border pt-4 font-semibold">{title}</h3>
              {controls}
            </section>
          );
        return (
          <details key={id} className="group">
            <summary className="flex min-h-8 cursor-pointer list-none items-center gap-1.5 rounded-control border-t border-border pt-3 font-semibold">
              <ChevronRightIcon className="size-4 text-text-muted transition-transform group-open:rotate-90" />
              {title}
            </summary>
            <div className="pt-3">{controls}</div>
          </details>
        );
      })}
    </div>
  );
}

function EngineControl({
  operation,
  form,
  states,
}: {
  operation: Operation;
  form: UseFormReturn<FormValues>;
  states: EngineState[] | null;
}) {
  const { field, fieldState } = useController({ control: form.control, name: 'engine' });
  return (
    <EngineField
      engineIds={operation.engines}
      states={states}
      value={String(field.value)}
      error={fieldState.error?.message}
      onChange={field.onChange}
    />
  );
}

function BoundControl({ field, form }: { field: OperationField; form: UseFormReturn<FormValues> }) {
  const { field: bound, fieldState } = useController({ control: form.control, name: field.param });
  const [engine, texture] = useWatch({ control: form.control, name: ['engine', 'texture'] });
  const idleReason =
    field.param === 'pbr' && engine === 'sculpt' && !texture
      ? 'Sculpt adds these to a texture: switch it on first.'
      : null;
  return (
    <FieldControl
      field={field}
      value={bound.value}
      error={fieldState.error?.message}
      idleReason={idleReason}
      onChange={bound.onChange}
    />
  );
}

const sideNames: Record<Side, string> = { front: 'Front', left: 'Left', back: 'Back', right: 'Right' };

function InputField({
  field,
  form,
  pictures,
  onPicture,
  operation: _operation,
  ...rest
}: OperationFormProps & { field: OperationField }) {
  const { workspaceId, projectId, accept, sendPicture } = rest;
  const { field: bound, fieldState } = useController({ control: form.control, name: field.param });
  const slot = { workspaceId, projectId, accept, sendPicture };
  if (field.control.kind === 'image')
    return (
      <PictureSlot
        {...slot}
        label={field.label}
        isRequired
        picture={pictures.get(String(bound.value)) ?? null}
        error={fieldState.error?.message}
        onPicture={(picture) => {
          if (picture) onPicture(picture);
          bound.onChange(picture?.uploadId ?? '');
        }}
      />
    );
  if (field.control.kind !== 'views') return null;
  const views = (bound.value ?? {}) as Partial<Record<Side, string>>;
  return (
    <fieldset>
      <legend className="font-medium">{field.label}</legend>
      <p className="mb-2 text-sm text-text-muted">
        The front and at least one more, all of the same thing at the same size. Left is the thing’s own left.
      </p>
      <div className="grid grid-cols-2 gap-3 xl:grid-cols-4">
        {sides.map((side) => (
          <PictureSlot
            key={side}
            {...slot}
            isCompact
            label={sideNames[side]}
            isRequired={side === 'front'}
            picture={pictures.get(views[side] ?? '') ?? null}
            error={undefined}
            onPicture={(picture) => {
              if (picture) onPicture(picture);
              bound.onChange({ ...views, [side]: picture?.uploadId ?? '' });
            }}
          />
        ))}
      </div>
      {fieldState.error && (
        <p role="alert" className="mt-1.5 text-sm text-danger">
          {fieldState.error.message}
        </p>
      )}
    </fieldset>
  );
}

const top = 'top';

/** What the result is called, and where it goes. */
function TargetFields({ folders, target, onTarget }: OperationFormProps) {
  const places = [
    { value: top, label: 'No folder' },
    ...folders.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <>
      <Field label="Name" optional>
        <Input
          value={target.name}
          maxLength={nameCharactersMax.asset}
          autoComplete="off"
          placeholder="As the picture"
          onChange={(event) => onTarget({ ...target, name: event.target.value })}
        />
      </Field>
      <Field label="Save to">
        <Select
          options={places}
          value={target.folderId ?? top}
          onValueChange={(folderId) => onTarget({ ...target, folderId: folderId === top ? null : folderId })}
        />
      </Field>
    </>
  );
}
