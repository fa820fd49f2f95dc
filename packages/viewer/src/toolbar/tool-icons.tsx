import type { ReactNode } from 'react';

/** Icons that the family in `ui` has no like of: drawn on its grid of 24, stroke 2, shown at 16 px. */
const Icon = ({ children }: { children: ReactNode }) => (
  <svg
    viewBox="0 0 24 24"
    className="size-4"
    fill="none"
    stroke="currentColor"
    strokeWidth="2"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    {children}
  </svg>
);

/** A cut stone with its edges. */
export const WireframeIcon = () => (
  <Icon>
    <path d="M12 2.5 21 8v8l-9 5.5L3 16V8z" />
    <path d="M12 2.5 7 13l5 8.5L17 13zM3 8l4 5-4 3M21 8l-4 5 4 3M7 13h10" strokeWidth="1.4" />
  </Icon>
);

/** Corners that close in on a thing. */
export const FrameIcon = () => (
  <Icon>
    <path d="M4 8V5a1 1 0 0 1 1-1h3M16 4h3a1 1 0 0 1 1 1v3M20 16v3a1 1 0 0 1-1 1h-3M8 20H5a1 1 0 0 1-1-1v-3" />
    <circle cx="12" cy="12" r="3" />
  </Icon>
);

/** A thing on a turning plate. */
export const TurntableIcon = () => (
  <Icon>
    <path d="M12 3 16 5.2v4.6L12 12 8 9.800V5.200z" />
    <path d="M19.500 12.800c1 .6 1.500 1.300 1.500 2.100 0 2.200-4 4-9 4.100m-4.500-.500C4.800 17.900 3 16.500 3 14.900c0-.8.500-1.500 1.500-2.100" />
    <path d="m14.500 16.500-2.500 2.500 2.500 2.500" />
  </Icon>
);

/** Corners that turn inwards. */
export const LeaveFullScreenIcon = () => (
  <Icon>
    <path d="M8 3v3a2 2 0 0 1-2 2H3M21 8h-3a2 2 0 0 1-2-2V3M3 16h3a2 2 0 0 1 2 2v3M16 21v-3a2 2 0 0 1 2-2h3" />
  </Icon>
);

/** Bars of different length. */
export const StatisticsIcon = () => (
  <Icon>
    <path d="M5 21v-6M12 21V9M19 21V3" />
  </Icon>
);
