/** The pictures that a version was made of; each opens in full. */
export function SourcePictures({ params }: { params: Record<string, unknown> }) {
  const { image, views } = params as { image?: string; views?: Record<string, string> };
  const sources = image ? [['Picture', image] as const] : Object.entries(views ?? {});
  if (sources.length === 0) return null;
  return (
    <ul className="mb-4 grid grid-cols-4 gap-2">
      {sources.map(([name, uploadId]) => (
        <li key={name} className={sources.length === 1 ? 'col-span-2' : undefined}>
          <a
            href={`/api/uploads/${uploadId}`}
            target="_blank"
            rel="noreferrer"
            title="Open the source picture"
            className="block overflow-hidden rounded-control border border-border bg-surface-sunken hover:border-border-strong"
          >
            <img
              src={`/api/uploads/${uploadId}?thumbnail=1`}
              alt={`Open the source: ${name}`}
              className="aspect-square w-full object-contain"
            />
          </a>
          {sources.length > 1 && (
            <span className="block truncate text-xs text-text-muted capitalize">{name}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
