import { Form } from '@remix-run/react';
import { plural } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { ConfirmDialog } from '#app/shared/ui/confirm-dialog.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';
import { errorOf, type FailedForm } from './failed-form.ts';

export type UnfinishedToShow = {
  reviewId: number;
  caseKey: string;
  reviewerName: string | null;
  reason: string;
};

type FinaliseFormProps = {
  unfinished: readonly UnfinishedToShow[];
  hasReviewed: boolean;
  isAllowed: boolean;
  failed?: FailedForm | undefined;
};

/** What still stands in the way of finalising, or the button. */
export function FinaliseForm({ unfinished, hasReviewed, isAllowed, failed }: FinaliseFormProps) {
  if (!hasReviewed) return <p>Omgången kan fastställas när granskningarna är inlämnade.</p>;
  if (!isAllowed)
    return <p>Den som ansvarar för omgången fastställer den när granskningarna är inlämnade.</p>;
  const consequence =
    'När du fastställer omgången låses svaren, siffrorna fryses och resultatet får ett nummer. Läsare ser då det avidentifierade resultatet.';
  if (unfinished.length === 0) {
    return (
      <Stack>
        <p>Alla granskningar är inlämnade. {consequence}</p>
        <ConfirmDialog
          trigger="Fastställ omgången"
          triggerVariant="primary"
          title="Fastställa omgången?"
          confirmLabel="Fastställ omgången"
          hiddenFields={{ intent: 'finalise' }}
        >
          <p>{consequence}</p>
        </ConfirmDialog>
      </Stack>
    );
  }
  return (
    <Stack>
      <Notice
        tone="info"
        title={plural(unfinished.length, 'granskning är inte inlämnad', 'granskningar är inte inlämnade')}
      >
        <p>
          Vänta tills de är klara, eller skriv varför de utgår. En akt som saknas eller är ofullständig är en
          brist: svara ”Handling saknas” i granskningen i stället.
        </p>
      </Notice>
      <Form method="post">
        <input type="hidden" name="intent" value="finalise" />
        <Stack>
          {unfinished.map((row) => {
            const field = `reason-${row.reviewId}`;
            return (
              <Textarea
                key={row.reviewId}
                label={`Varför granskas inte ${row.caseKey}?`}
                name={field}
                rows={2}
                width="medium"
                hint={row.reviewerName ? `Granskare: ${row.reviewerName}` : 'Ingen granskare'}
                defaultValue={failed?.values[field]}
                error={errorOf(failed, field)}
              />
            );
          })}
          <p>{consequence}</p>
          <div>
            <Button variant="secondary">Fastställ utan dessa</Button>
          </div>
        </Stack>
      </Form>
    </Stack>
  );
}
