'use client';
import type { ComponentProps } from 'react';
import { Field as Base } from '@base-ui/react/field';
import { clsx } from 'clsx';
import { controlClass } from './control-class.ts';

/** Several lines of text; grows with what is written where the browser can. */
export function Textarea({ className, rows = 3, ...rest }: ComponentProps<'textarea'>) {
  return (
    <Base.Control
      render={
        <textarea
          rows={rows}
          className={clsx(controlClass, 'field-sizing-content max-h-80 min-h-18 px-2.5 py-1.5', className)}
          {...rest}
        />
      }
    />
  );
}
