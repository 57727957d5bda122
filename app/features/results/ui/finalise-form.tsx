import { Form, Link } from '@remix-run/react';
import { reviewStateWords } from '#app/features/reviews/domain/review-lifecycle.ts';
import type { ReviewState } from '#app/shared/domain/vocabulary.ts';
import { formatNumber, listInWords, plural } from '#app/shared/text/format.ts';
import { ConfirmDialog } from '#app/shared/ui/confirm-dialog.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Textarea } from '#app/shared/ui/textarea.tsx';
import { DISCLOSURE_RULE } from '../domain/disclosure-rule.ts';
import { fewReviewedInWords } from '../domain/few-reviewed.ts';
import { UNREVIEWED_KINDS, unreviewedKindWords } from '../domain/unreviewed-reasons.ts';
import { BreakdownChoice } from './breakdown-choice.tsx';
import { errorOf, type FailedForm } from './failed-form.ts';
import { countsWhenInWords, type WayOfReviewing } from './settled-in-words.ts';

const KINDS = UNREVIEWED_KINDS.map((value) => ({ value, label: unreviewedKindWords[value] }));

export type UnfinishedToShow = {
  reviewId: number;
  caseKey: string;
  reviewerName: string | null;
  isAwaitingApproval: boolean;
  /** Where several answer: each with how far she is; empty where one does. */
  answering: readonly { name: string | null; state: ReviewState }[];
  reason: string;
  kindInWords: string | null;
};

type FinaliseFormProps = {
  unfinished: readonly UnfinishedToShow[];
  reviewedCount: number;
  /** What nobody has written of the texts that are locked with the result. */
  unwritten: readonly string[];
  procedure: WayOfReviewing;
  isAllowed: boolean;
  /** By what the de-identified version may be divided, and whether that is decided already. */
  dividing: { columns: readonly string[]; decided: string | null | undefined };
  failed?: FailedForm | undefined;
};

/** What still stands in the way of finalising, or the button. */
export function FinaliseForm(props: FinaliseFormProps) {
  const { unfinished, reviewedCount, unwritten, procedure, isAllowed, failed } = props;
  const awaiting = unfinished.filter(({ isAwaitingApproval }) => isAwaitingApproval).length;
  const ready = countsWhenInWords(procedure, 'all');
  if (reviewedCount === 0) return <p>Omgången kan fastställas när {ready}.</p>;
  if (!isAllowed) return <p>Den som ansvarar för omgången fastställer den när {ready}.</p>;
  const consequence =
    'När du fastställer omgången låses svaren och texten om resultatet, siffrorna fryses och resultatet får ett nummer. Läsare ser då det avidentifierade resultatet.';
  const few = fewReviewedInWords(reviewedCount);
  const warning = few ? <Notice tone="warning" title={few} /> : null;
  const missing =
    unwritten.length > 0 ? (
      <p>
        {listInWords(unwritten)} är inte {unwritten.length === 1 ? 'skrivet' : 'skrivna'}, och texten går inte
        att ändra sedan. <Link to="text">Skriv texten om resultatet</Link> först om den ska vara med.
      </p>
    ) : null;
  const choice = (
    <BreakdownChoice
      {...props.dividing}
      value={failed?.values['dela-upp']}
      error={errorOf(failed, 'dela-upp')}
    />
  );
  if (unfinished.length === 0) {
    return (
      <Stack>
        <p>Alla ärenden är klara. {consequence}</p>
        {warning}
        <ConfirmDialog
          trigger="Fastställ omgången"
          triggerVariant="primary"
          title="Fastställa omgången?"
          confirmLabel="Fastställ omgången"
          hiddenFields={{ intent: 'finalise' }}
          isOpen={failed?.intent === 'finalise'}
        >
          <p>{consequence}</p>
          {missing}
          {choice}
        </ConfirmDialog>
      </Stack>
    );
  }
  return (
    <Stack>
      <Notice
        tone="info"
        title={unfinishedInWords(unfinished.length - awaiting, awaiting, procedure.isSeveral)}
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
            const kind = `kind-${row.reviewId}`;
            return (
              <Stack key={row.reviewId} gap="small">
                <Textarea
                  label={`Varför granskas inte ${row.caseKey}?`}
                  name={field}
                  rows={2}
                  width="medium"
                  hint={hintFor(row)}
                  defaultValue={failed?.values[field]}
                  error={errorOf(failed, field)}
                />
                <Select
                  label={`Slags skäl för ${row.caseKey}`}
                  name={kind}
                  options={KINDS}
                  defaultValue={failed?.values[kind] ?? 'other'}
                />
              </Stack>
            );
          })}
          <p>
            Läsare ser hur många ärenden varje slags skäl gäller, när de är minst {DISCLOSURE_RULE.threshold}.
            Det du skriver ser bara ni som läser hela omgången.
          </p>
          {choice}
          {warning}
          <div>
            <ConfirmDialog
              trigger="Fastställ utan dessa"
              title="Fastställa omgången?"
              confirmLabel={`Fastställ utan ${plural(unfinished.length, 'ärende', 'ärenden')}`}
              isInForm
            >
              <p>
                {formatNumber(unfinished.length)} av {formatNumber(unfinished.length + reviewedCount)} ärenden
                utgår ur resultatet. Påbörjade granskningar av dem går inte att fortsätta med.
              </p>
              <p>{consequence}</p>
              {missing}
            </ConfirmDialog>
          </div>
        </Stack>
      </Form>
    </Stack>
  );
}

/** "2 granskningar är inte inlämnade och 1 väntar på godkännande" */
function unfinishedInWords(notHandedIn: number, awaiting: number, isSeveral: boolean): string {
  const open = isSeveral
    ? plural(notHandedIn, 'ärende saknar gemensamt svar', 'ärenden saknar gemensamt svar')
    : plural(notHandedIn, 'granskning är inte inlämnad', 'granskningar är inte inlämnade');
  if (awaiting === 0) return open;
  if (notHandedIn === 0)
    return plural(awaiting, 'granskning väntar på godkännande', 'granskningar väntar på godkännande');
  return `${open} och ${formatNumber(awaiting)} väntar på godkännande`;
}

/** Who has the case and how far they are. */
function hintFor({ reviewerName, isAwaitingApproval, answering }: UnfinishedToShow): string {
  if (answering.length > 0) {
    const names = listInWords(answering.map(({ name }) => name ?? 'Ingen granskare'));
    if (isAwaitingApproval) return `Gemensamt svar, ${names}. Inlämnat, väntar på godkännande`;
    if (answering.every(({ state }) => state === 'finished')) return `Väntar på enade svar, ${names}`;
    return answering
      .map(({ name, state }) => `${name ?? 'Ingen granskare'}: ${reviewStateWords[state].toLowerCase()}`)
      .join('. ');
  }
  const who = reviewerName ? `Granskare: ${reviewerName}` : 'Ingen granskare';
  return isAwaitingApproval ? `${who}. Inlämnad, väntar på godkännande` : who;
}
