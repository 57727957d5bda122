import type { ExtractedOnDoubt } from '#app/features/cases/domain/extracted-on.ts';
import { DateField } from '#app/shared/ui/date-field.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import type { ImportAnswer, PreviewedImport } from './import-preview.tsx';
import { MAPPING_FORM_ID } from './mapping-form.tsx';

/** The day the export was taken out of the case system: what its cases are true of. */
export function ExtractedOnField({ loaded, answer }: { loaded: PreviewedImport; answer: ImportAnswer }) {
  return (
    <Stack>
      <DateField
        key={loaded.extractedOn}
        label="Uttaget är från den"
        name="extractedOn"
        form={MAPPING_FORM_ID}
        hint="Dagen då filen togs ut ur verksamhetssystemet. Registerkontrollerna räknar per den dagen, och en ny omgång får den som förslag till referensdatum."
        defaultValue={answer.typedOn ?? loaded.extractedOn}
        error={answer.dateError}
      />
      <ExtractedOnDoubts doubts={answer.dateError === undefined ? loaded.extractedOnDoubts : []} />
    </Stack>
  );
}

/** What to look at about the day, each with what it means. */
export function ExtractedOnDoubts({ doubts }: { doubts: readonly ExtractedOnDoubt[] }) {
  return doubts.map((doubt) => (
    <Notice
      key={doubt.kind}
      tone="warning"
      title={
        doubt.kind === 'over_a_year_old'
          ? 'Uttaget är mer än ett år gammalt'
          : 'Uttaget är äldre än det förra'
      }
    >
      <p>
        {doubt.kind === 'over_a_year_old'
          ? 'Stämmer dagen? Registerkontroller och nya omgångar räknar per den.'
          : `Det förra uttaget är från den ${doubt.latestOn}. Med ett äldre uttag får registret tillbaka äldre uppgifter.`}
      </p>
    </Notice>
  ));
}
