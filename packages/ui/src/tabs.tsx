'use client';
import type { ReactNode } from 'react';
import { Tabs as Base } from '@base-ui/react/tabs';

export interface TabItem {
  value: string;
  label: ReactNode;
  content: ReactNode;
}

export interface TabsProps {
  tabs: TabItem[];
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  'aria-label': string;
  className?: string;
}

/** Several panels, one in sight. */
export function Tabs({ tabs, value, defaultValue, onValueChange, className, ...rest }: TabsProps) {
  return (
    <Base.Root
      value={value}
      defaultValue={defaultValue ?? tabs[0]?.value}
      onValueChange={(next) => onValueChange?.(next as string)}
      className={className}
    >
      <Base.List
        aria-label={rest['aria-label']}
        activateOnFocus
        className="relative flex gap-1 overflow-x-auto border-b border-border"
      >
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="flex h-9 shrink-0 items-center px-2.5 text-base font-medium text-text-muted transition-colors hover:text-text focus-visible:-outline-offset-2 data-active:text-text pointer-coarse:h-11"
          >
            {tab.label}
          </Base.Tab>
        ))}
        <Base.Indicator className="absolute bottom-0 left-0 h-0.5 w-(--active-tab-width) translate-x-(--active-tab-left) rounded-full bg-accent transition-[translate,width]" />
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className="pt-4">
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
