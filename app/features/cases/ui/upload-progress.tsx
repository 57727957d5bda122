import { Notice } from '#app/shared/ui/notice.tsx';

/** Shown while the browser sends and the server reads; without JavaScript the browser's own progress does. */
export function UploadProgress({ isSending }: { isSending: boolean }) {
  if (!isSending) return null;
  return (
    <Notice tone="info" live>
      <p>Filen laddas upp. En stor fil läses sedan på en sida som visar hur långt den har kommit.</p>
      <progress aria-label="Filen laddas upp" />
    </Notice>
  );
}
