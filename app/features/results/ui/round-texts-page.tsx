import { ErrorSummary, type FormError } from '#app/shared/ui/error-summary.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import type { TypedTexts } from '../domain/round-texts.ts';
import type { RoundTextsPage as Page } from '../server/load-round-texts.server.ts';
import { FinalisedTexts } from './finalised-texts.tsx';
import { RoundTextsForm } from './round-texts-form.tsx';

type RoundTextsPageProps = {
  page: Page;
  /** What was written and not saved. */
  typed: TypedTexts | undefined;
  errors: readonly FormError[];
  isSaved: boolean;
};

/** Where people write about a round's result: purpose, result, analysis and what to improve. */
export function RoundTextsPage({ page, typed, errors, isSaved }: RoundTextsPageProps) {
  const { round, locked, mayWrite, texts, sentences } = page;
  const read = locked ?? {
    purpose: texts.purpose.text,
    result: texts.result.text,
    analysis: texts.analysis.text,
    improvement: texts.improvement.text,
    sentences,
    mayImprovementLeave: texts.improvement.mayLeaveUnit,
  };
  return (
    <>
      <PageHeader
        eyebrow={`${round.controlName}, ${round.name}`}
        title="Text om resultatet"
        back={{ to: `/omgangar/${round.id}#resultat`, label: 'Till omgången' }}
        lead={
          locked
            ? `Texten är låst: omgången är fastställd som nummer ${round.finalNumber ?? ''}.`
            : 'Siffrorna fylls i av programmet och ändras med svaren tills omgången fastställs. Resten skriver ni.'
        }
      />
      <ErrorSummary errors={errors} />
      <Stack gap="large">
        {isSaved ? (
          <Notice tone="success" live>
            <p>Sparat.</p>
          </Notice>
        ) : null}
        {mayWrite ? (
          <RoundTextsForm key={keyOf(page)} page={page} typed={typed} errors={errors} />
        ) : (
          <FinalisedTexts texts={read} earlier={page.earlier} />
        )}
      </Stack>
    </>
  );
}

/** What somebody saved fills the fields anew; an error leaves what is typed in them. */
function keyOf({ texts }: Page): string {
  return Object.values(texts)
    .map(({ revision }) => revision)
    .join('-');
}
