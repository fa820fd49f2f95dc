'use client';

import type { ProjectView } from '@maquette/domain/workspaces';
import { Avatar, countOf, ImagesIcon, Timestamp } from '@maquette/ui';
import Link from 'next/link';
import { DueBadge } from './due-badge.tsx';

/** A project among others: what is in it, what it is for, whose it is, and when it is due. */
export function ProjectCard({ project, href }: { project: ProjectView; href: string }) {
  return (
    <article className="group relative flex flex-col overflow-hidden rounded-card border border-border bg-surface transition-[border-color,box-shadow] focus-within:border-focus hover:border-border-strong hover:shadow-md">
      <Thumbnails urls={project.thumbnailUrls} />
      <div className="flex flex-1 flex-col gap-1 p-3.5">
        <h2 className="truncate text-lg font-semibold">
          <Link
            href={href}
            className="outline-none after:absolute after:inset-0 after:rounded-card focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus"
          >
            {project.name}
          </Link>
        </h2>
        <p className="line-clamp-2 min-h-10.5 text-text-muted">{project.brief || 'No brief yet.'}</p>
        <div className="mt-2 flex flex-wrap items-center justify-between gap-x-3 gap-y-1.5 text-sm text-text-muted">
          <span className="flex min-w-0 items-center gap-2">
            <Avatar name={project.owner.name} />
            <span className="truncate">
              {countOf(project.assetCount, 'asset')} · <Timestamp iso={project.updatedAt} />
            </span>
          </span>
          {project.dueOn && <DueBadge dueOn={project.dueOn} />}
        </div>
      </div>
    </article>
  );
}

function Thumbnails({ urls }: { urls: string[] }) {
  if (urls.length === 0)
    return (
      <div className="flex aspect-[16/10] items-center justify-center border-b border-border bg-surface-sunken text-text-muted">
        <ImagesIcon className="size-7 opacity-60" />
      </div>
    );
  const [first, ...rest] = urls;
  return (
    <div className="flex aspect-[16/10] gap-px border-b border-border bg-border">
      <Thumbnail url={first!} />
      {rest.length > 0 && (
        <div className="flex w-1/3 flex-col gap-px">
          {rest.map((url) => (
            <Thumbnail key={url} url={url} />
          ))}
        </div>
      )}
    </div>
  );
}

const Thumbnail = ({ url }: { url: string }) => (
  <div className="relative min-h-0 min-w-0 flex-1 bg-surface-sunken">
    <img
      src={url}
      alt=""
      loading="lazy"
      decoding="async"
      className="absolute inset-0 size-full object-contain p-1"
    />
  </div>
);
