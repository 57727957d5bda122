import { Link } from '@remix-run/react';
import { formatDateTime } from '#app/shared/text/format.ts';
import { ConfirmDialog } from '#app/shared/ui/confirm-dialog.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';
import { errorOf, type FailedForm } from './failed-form.ts';
import { FinaliseForm, type UnfinishedToShow } from './finalise-form.tsx';
import { ReportFiles } from './report-files.tsx';
import type { WayOfReviewing } from './settled-in-words.ts';
import { Superseded, type SupersededToShow } from './superseded.tsx';

type FinaliseStepProps = {
  /** Null until the round is finalised. */
  finalised: {
    at: string;
    byName: string;
    number: string;
    again: readonly string[];
    files: Parameters<typeof ReportFiles>[0]['files'];
  } | null;
  /** Figures that were finalised before, latest first. */
  superseded: readonly SupersededToShow[];
  unfinished: readonly UnfinishedToShow[];
  reviewedCount: number;
  /** What nobody has written of the texts that are locked with the result. */
  unwritten: readonly string[];
  procedure: WayOfReviewing;
  /** The person looking may finalise and reopen. */
  isAllowed: boolean;
  /** By what the de-identified version may be divided. */
  dividing: { columns: readonly string[]; decided: string | null | undefined };
  failed?: FailedForm | undefined;
};

/** Step five of a round: the result is locked, or what still stands in the way. */
export function FinaliseStep(props: FinaliseStepProps) {
  return (
    <Section title="5. Fastställd" id="faststalld">
      {props.finalised ? <Finalised {...props} finalised={props.finalised} /> : <FinaliseForm {...props} />}
      <Superseded finalisations={props.superseded} />
    </Section>
  );
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
      {finalised.again.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {unfinished.length > 0 ? <UnreviewedTable rows={unfinished} /> : null}
      <ReportFiles files={finalised.files} />
      <p>
        <Link to="publicera">Publicera resultatet eller dra tillbaka en länk</Link>
      </p>
      {isAllowed ? (
        <ConfirmDialog
          trigger="Öppna omgången igen"
          title="Öppna omgången igen?"
          confirmLabel="Öppna omgången"
          hiddenFields={{ intent: 'reopen' }}
          isOpen={failed?.intent === 'reopen'}
        >
          <p>
            Svaren går att ändra igen och omgången måste fastställas på nytt. Numret behålls, och siffrorna
            som är fastställda nu sparas bredvid de nya. Publicerade länkar dras tillbaka. Att du öppnar den
            och varför syns i omgångens historik.
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

function UnreviewedTable({ rows }: { rows: readonly UnfinishedToShow[] }) {
  const hasKinds = rows.some(({ kindInWords }) => kindInWords !== null);
  return (
    <Table caption="Dragna ärenden som inte granskades">
      <thead>
        <tr>
          <th scope="col">Ärende</th>
          {hasKinds ? <th scope="col">Slags skäl</th> : null}
          <th scope="col">Skäl</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.reviewId}>
            <th scope="row" data-nowrap>
              <Link to={`/granskningar/${row.reviewId}`}>{row.caseKey}</Link>
            </th>
            {hasKinds ? <td>{row.kindInWords ?? '–'}</td> : null}
            <td>{row.reason}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
