import { Form, Link } from '@remix-run/react';
import { formatDateTime, plural } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { ConfirmDialog } from '#app/shared/ui/confirm-dialog.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';

export type UnfinishedToShow = {
  reviewId: number;
  caseKey: string;
  reviewerName: string | null;
  reason: string;
};

/** A form that came back: what was wrong and what had been typed. */
export type FailedForm = {
  intent: 'finalise' | 'reopen';
  errors: readonly { field?: string; message: string }[];
  values: Readonly<Record<string, string>>;
};

type FinaliseStepProps = {
  /** Null until the round is finalised. */
  finalised: { at: string; byName: string; number: string } | null;
  unfinished: readonly UnfinishedToShow[];
  hasReviewed: boolean;
  /** The person looking may finalise and reopen. */
  isAllowed: boolean;
  failed?: FailedForm | undefined;
};

/** Step five of a round: the result is locked, or what still stands in the way. */
export function FinaliseStep(props: FinaliseStepProps) {
  return (
    <Section title="5. Fastställd" id="faststalld">
      {props.finalised ? <Finalised {...props} finalised={props.finalised} /> : <NotFinalised {...props} />}
    </Section>
  );
}

function errorOf(failed: FailedForm | undefined, field: string): string | undefined {
  return failed?.errors.find((error) => error.field === field)?.message;
}

function Finalised({
  finalised,
  unfinished,
  isAllowed,
  failed,
}: FinaliseStepProps & { finalised: NonNullable<FinaliseStepProps['finalised']> }) {
  return (
    <Stack>
      <p>
        Omgången är fastställd som nummer <strong>{finalised.number}</strong> av {finalised.byName},{' '}
        {formatDateTime(finalised.at)}. Svaren är låsta och siffrorna ändras inte.
      </p>
      {unfinished.length > 0 ? <UnreviewedTable rows={unfinished} /> : null}
      {isAllowed ? (
        <ConfirmDialog
          trigger="Öppna omgången igen"
          title="Öppna omgången igen?"
          confirmLabel="Öppna omgången"
          hiddenFields={{ intent: 'reopen' }}
          isOpen={failed?.intent === 'reopen'}
        >
          <p>
            Svaren går att ändra igen och omgången måste fastställas på nytt. Numret behålls. Att du öppnar
            den och varför syns i omgångens historik.
          </p>
          <Textarea
            label="Varför öppnas den?"
            name="reason"
            rows={3}
            required
            defaultValue={failed?.values['reason']}
            error={errorOf(failed, 'reason')}
          />
        </ConfirmDialog>
      ) : null}
    </Stack>
  );
}

function NotFinalised({ unfinished, hasReviewed, isAllowed, failed }: FinaliseStepProps) {
  if (!hasReviewed) return <p>Omgången kan fastställas när granskningarna är inlämnade.</p>;
  if (!isAllowed) return <p>Den som äger omgången fastställer den när granskningarna är inlämnade.</p>;
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
        title={`${plural(unfinished.length, 'granskning är', 'granskningar är')} inte inlämnade`}
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

function UnreviewedTable({ rows }: { rows: readonly UnfinishedToShow[] }) {
  return (
    <Table caption="Dragna ärenden som inte granskades">
      <thead>
        <tr>
          <th scope="col">Ärende</th>
          <th scope="col">Skäl</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.reviewId}>
            <th scope="row" data-nowrap>
              <Link to={`/granskningar/${row.reviewId}`}>{row.caseKey}</Link>
            </th>
            <td>{row.reason}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
