import { plural } from '#app/shared/text/format.ts';
import { ConfirmDialog } from '#app/shared/ui/confirm-dialog.tsx';

/** Ends the choice: what is chosen becomes the sample. */
export function CloseChoice({ count }: { count: number }) {
  return (
    <div>
      <ConfirmDialog
        trigger="Avsluta valet"
        triggerVariant="primary"
        title="Avsluta valet?"
        confirmLabel="Avsluta valet"
        hiddenFields={{ intent: 'close' }}
      >
        <p>
          {plural(count, 'ärende blir', 'ärenden blir')} omgångens urval. Därefter kan inget väljas till eller
          tas tillbaka.
        </p>
      </ConfirmDialog>
    </div>
  );
}
