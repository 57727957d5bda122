import { useNavigation } from '@remix-run/react';
import type { LoadedImport } from '#app/features/cases/server/load-import.server.ts';
import { formatDateTime, formatNumber, plural } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { ErrorSummary } from '#app/shared/ui/error-summary.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { ExtractedOnField } from './extracted-on-field.tsx';
import { importFailureInWords } from './import-failure-words.ts';
import { ImportProblemText } from './import-problem-text.tsx';
import { ImportSteps } from './import-steps.tsx';
import { MAPPING_FORM_ID, MappingForm } from './mapping-form.tsx';
import { NumbersToCheck } from './numbers-to-check.tsx';
import { PlanSummary } from './plan-summary.tsx';
import { ProtectionWarning } from './protection-warning.tsx';
import { ReadingChoices } from './reading-choices.tsx';
import { placeInWords } from './table-source-words.ts';

export type PreviewedImport = Extract<LoadedImport, { kind: 'preview' }>;

type ImportPreviewProps = {
  loaded: PreviewedImport;
  answer: ImportAnswer;
};

/** Why nothing came of what somebody asked for. */
export type ImportAnswer = {
  readonly refusal?: string;
  /** The refusal was for numbers nobody has confirmed having looked at. */
  readonly isCheckMissing?: boolean;
  /** What is wrong with the day of the export, and what stood in its field. */
  readonly dateError?: string;
  readonly typedOn?: string;
};

/** What an import would do, and the choice of columns it follows from. Nothing is written until somebody says so. */
export function ImportPreview({ loaded, answer }: ImportPreviewProps) {
  const { register, plan, problems } = loaded;
  const isSending = useNavigation().state !== 'idle';
  const said = answer.refusal ?? (loaded.failure === null ? undefined : importFailureInWords(loaded.failure));
  return (
    <>
      <ErrorSummary
        title="Inget är inläst"
        errors={answer.dateError === undefined ? [] : [{ field: 'extractedOn', message: answer.dateError }]}
      />
      {said === undefined ? null : (
        <Notice tone="warning" title="Inte inläst" live>
          <p>{said}</p>
        </Notice>
      )}
      <PageHeader
        title="Kontrollera före inläsning"
        back={{ to: `/register/${register.id}`, label: register.name }}
        lead={
          <>
            {loaded.fileName}, {plural(loaded.rowCount, 'rad', 'rader')} under rubrikerna på rad{' '}
            {loaded.source.headerRowNumber}, {placeInWords(loaded.source)}. Uppladdad{' '}
            {formatDateTime(loaded.uploadedAt)}. Inget är inläst än.
          </>
        }
      />
      <ImportSteps current="preview" />
      <ReadingChoices loaded={loaded} isSending={isSending} />
      {loaded.isStale ? (
        <Notice tone="warning" title="Det som visas är inte aktuellt">
          <p>Organisationen eller registret har ändrats sedan filen jämfördes.</p>
          <Button form={MAPPING_FORM_ID} name="intent" value="map" variant="secondary" disabled={isSending}>
            Jämför igen
          </Button>
        </Notice>
      ) : null}
      {problems.length > 0 ? <Problems loaded={loaded} /> : null}
      {plan === null ? null : (
        <Section title={titleOf(plan.isEmpty, loaded.isNewer)}>
          {loaded.protection === null ? null : <ProtectionWarning {...loaded.protection} />}
          <PlanSummary plan={plan} mayAddUnits={loaded.mayAddUnits} />
        </Section>
      )}
      {plan === null ? null : <NumbersToCheck loaded={loaded} isMissing={answer.isCheckMissing === true} />}
      <ExtractedOnField loaded={loaded} answer={answer} />
      {/* The first button of a form is the one Enter presses: it must be the harmless one. */}
      <button
        type="submit"
        form={MAPPING_FORM_ID}
        name="intent"
        value="map"
        hidden
        aria-hidden="true"
        tabIndex={-1}
      />
      <Stack isRow>
        {plan?.isEmpty && !loaded.isNewer ? (
          <>
            <Button form={MAPPING_FORM_ID} name="intent" value="cancel" disabled={isSending}>
              Klart, till registret
            </Button>
            <Button form={MAPPING_FORM_ID} name="intent" value="apply" variant="quiet" disabled={isSending}>
              Läs in ändå
            </Button>
          </>
        ) : (
          <>
            <Button form={MAPPING_FORM_ID} name="intent" value="apply" disabled={isSending || plan === null}>
              Läs in {plural(loaded.rowCount, 'ärende', 'ärenden')}
            </Button>
            <Button form={MAPPING_FORM_ID} name="intent" value="cancel" variant="quiet" disabled={isSending}>
              Avbryt inläsningen
            </Button>
          </>
        )}
      </Stack>
      <MappingForm loaded={loaded} isSending={isSending} />
    </>
  );
}

function titleOf(isEmpty: boolean, isNewer: boolean): string {
  if (!isEmpty) return 'Det här händer när du läser in';
  return isNewer ? 'Inget ärende ändras, bara dagen' : 'Inget ändras';
}

const WRONG_TYPE: readonly string[] = ['not_a_date', 'not_dates', 'not_a_number', 'not_yes_or_no'];

function Problems({ loaded: { register, problems, problemCount } }: { loaded: PreviewedImport }) {
  const more = problemCount - problems.length;
  return (
    <Notice tone="error" title="Filen kan inte läsas in så här" live>
      <ul>
        {problems.map((problem) => (
          <li key={JSON.stringify(problem)}>
            <ImportProblemText problem={problem} />
          </li>
        ))}
      </ul>
      {more > 0 ? <p>Och {formatNumber(more)} fel till.</p> : null}
      <p>
        Inget har lästs in. Rätta filen och välj den igen.
        {problems.some(({ kind }) => WRONG_TYPE.includes(kind))
          ? ' Där en cell inte passar kolumnens typ kan du också ändra typen till Text eller låta bli att ta med kolumnen.'
          : ''}
      </p>
      <ButtonLink to={`/register/${register.id}/inlasning`} variant="secondary">
        Välj en annan fil
      </ButtonLink>
    </Notice>
  );
}
