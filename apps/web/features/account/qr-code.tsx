import { renderSVG } from 'uqr';

const quietModules = 4;

/** A QR code, dark on light in every theme: cameras want it so. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const svg = renderSVG(text, { border: quietModules });
  return (
    <img
      alt={label}
      src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
      className="size-44 shrink-0 rounded-card border border-border"
    />
  );
}
