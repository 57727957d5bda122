import type { ReactNode } from 'react';
import type { SavedMark } from '#app/features/accounts/domain/saved-mark.ts';
import { formatTime } from '#app/shared/text/format.ts';
import { Notice } from '#app/shared/ui/notice.tsx';

type SavedNoticeProps = { saved: SavedMark | null; what: string; title?: string; children?: ReactNode };

/** Says that this part of the page has just been saved, and when; nothing for another part. */
export function SavedNotice({ saved, what, title = 'Sparat', children }: SavedNoticeProps) {
  if (saved?.what !== what) return null;
  return (
    <Notice tone="success" live title={`${title} klockan ${formatTime(saved.at)}`} key={saved.at}>
      {children}
    </Notice>
  );
}
