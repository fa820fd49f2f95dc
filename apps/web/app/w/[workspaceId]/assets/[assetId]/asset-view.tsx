'use client';

import type { Actor } from '@maquette/domain/access';
import { CommentsSection } from '../../../../../features/comments/comments-section.tsx';
import { AssetPage } from '../../../../../features/model/asset-page.tsx';
import { ShareButton } from '../../../../../features/share/share-button.tsx';

/** One asset, with its share links and what was said about it. */
export const AssetView = ({ member, assetId }: { member: Actor; assetId: string }) => (
  <AssetPage
    member={member}
    assetId={assetId}
    renderActions={(shown) => <ShareButton member={member} {...shown} />}
    renderSections={(shown) => <CommentsSection member={member} {...shown} />}
  />
);
