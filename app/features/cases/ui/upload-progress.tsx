import { Notice } from '#app/shared/ui/notice.tsx';

/** Shown while the browser sends and the server reads; without JavaScript the browser's own progress does. */
export function UploadProgress({ isSending }: { isSending: boolean }) {
  if (!isSending) return null;
  return (
    <Notice tone="info" live>
      <p>Filen laddas upp och läses. Det tar några sekunder för en stor fil.</p>
      <progress aria-label="Filen läses" />
    </Notice>
  );
}
