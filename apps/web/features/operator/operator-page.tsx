'use client';

import { Tabs } from '@maquette/ui';
import { PaymentProblems } from './payment-problems.tsx';
import { PlanVersions } from './plan-versions.tsx';
import { PriceBook } from './price-book.tsx';
import { Workspaces } from './workspaces.tsx';

/** For whoever runs the installation: what is sold for what, payments that need a hand, and corrections. */
export function OperatorPage() {
  return (
    <Tabs
      aria-label="Operator"
      tabs={[
        { value: 'plans', label: 'Plans', content: <PlanVersions /> },
        { value: 'prices', label: 'Prices', content: <PriceBook /> },
        { value: 'payments', label: 'Payments', content: <PaymentProblems /> },
        { value: 'workspaces', label: 'Workspaces', content: <Workspaces /> },
      ]}
    />
  );
}
