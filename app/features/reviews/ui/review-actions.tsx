import { ConfirmDialog } from '#app/shared/ui/confirm-dialog.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { useCommenting } from './commenting.tsx';

type ReviewActionsProps = {
  reviewId: number;
  can: { reopen: boolean; assign: boolean; declareConflict: boolean };
  /** Answered blind: whoever takes over begins anew. */
  beginsAnew: boolean;
  candidates: readonly { personId: number; name: string; load: number }[];
};

/** What can be done with a review beside answering it. */
export function ReviewActions({ reviewId, can, beginsAnew, candidates }: ReviewActionsProps) {
  const { isToBeApproved } = useCommenting();
  return (
    <>
      {can.declareConflict ? (
        <ConfirmDialog
          trigger="Anmäl jäv"
          title="Anmäla jäv för det här ärendet?"
          confirmLabel="Ja, anmäl jäv"
          action={`/granskningar/${reviewId}/jav`}
        >
          <p>
            Granskningen går till någon annan. Svaren du har gett tas ur granskningen, så att den som tar över
            bedömer de frågorna själv. Svar som andra har gett före dig står kvar. Är ni flera som granskar
            ärendet läggs det ni har enats om åt sidan. Det antecknas i loggen att du anmälde jäv.
          </p>
        </ConfirmDialog>
      ) : null}
      {can.assign && candidates.length > 0 ? (
        <ConfirmDialog
          trigger="Lämna över"
          title="Lämna över granskningen"
          confirmLabel="Lämna över"
          action={`/granskningar/${reviewId}/lamna-over`}
        >
          <p>
            {beginsAnew
              ? 'Svaren som redan är sparade läggs åt sidan, för ingen ska se hur en annan har svarat. Den som tar över börjar om.'
              : 'Svaren som redan är sparade följer med.'}
          </p>
          <Select
            label="Ny granskare"
            name="personId"
            options={candidates.map(({ personId, name, load }) => ({
              value: String(personId),
              label: `${name} (har ${load})`,
            }))}
          />
        </ConfirmDialog>
      ) : null}
      {can.reopen ? (
        <ConfirmDialog
          trigger="Öppna igen"
          title="Öppna granskningen igen?"
          confirmLabel="Öppna igen"
          action={`/granskningar/${reviewId}/oppna`}
        >
          <p>
            Svaren kan ändras tills granskningen lämnas in på nytt. Avvikelser som ingen har börjat hantera
            återkallas då om svaret har rättats.
            {isToBeApproved ? ' Sedan måste någon godkänna den på nytt innan den räknas.' : null}
          </p>
        </ConfirmDialog>
      ) : null}
    </>
  );
}
