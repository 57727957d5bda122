import { Form } from '@remix-run/react';
import { listInWords, plural } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import type { PreviewedImport } from './import-preview.tsx';
import styles from './mapping-form.module.css';
import { MappingRow } from './mapping-row.tsx';

export const MAPPING_FORM_ID = 'kolumner';

const MOST_NAMED = 8;

/** The columns of the file: which is the case number, which are kept, and as what. */
export function MappingForm({ loaded, isSending }: { loaded: PreviewedImport; isSending: boolean }) {
  const { columns, keyHeader, register } = loaded;
  const isPseudonymKey = register.keyHandling === 'pseudonym';
  return (
    <Section title="Kolumner" lead={<p>{summaryInWords(loaded)}</p>}>
      <Form
        method="post"
        id={MAPPING_FORM_ID}
        replace
        preventScrollReset
        key={JSON.stringify(columns.map((one) => one.choice))}
      >
        <input type="hidden" name="latestImportId" value={loaded.latestImportId ?? ''} />
        <Stack>
          <Select
            label={isPseudonymKey ? 'Vilken kolumn har personnumret?' : 'Vilken kolumn är ärendenumret?'}
            name="key"
            hint={
              isPseudonymKey
                ? 'Numret ersätts med en pseudonym, som blir ärendets nummer i registret.'
                : 'Det som skiljer raderna åt: ärendenummer, beslutsnummer eller akt-id. Inledande nollor och udda tecken behålls.'
            }
            emptyLabel="Välj kolumn"
            options={columns.map(({ header, mayBeKept }, index) => ({
              value: String(index),
              label: mayBeKept || isPseudonymKey ? header : `${header} (personnummer)`,
            }))}
            defaultValue={String(columns.findIndex(({ header }) => header === keyHeader)).replace('-1', '')}
          />
          <ul className={styles.columns}>
            {columns.map((column, index) => (
              <MappingRow
                key={column.header}
                column={column}
                index={index}
                isKey={column.header === keyHeader}
                isPseudonymKey={isPseudonymKey}
              />
            ))}
          </ul>
        </Stack>
        <Button name="intent" value="map" variant="secondary" disabled={isSending}>
          Visa igen vad det innebär
        </Button>
      </Form>
    </Section>
  );
}

function summaryInWords({ columns, hasSavedMapping }: PreviewedImport): string {
  const leftOut = columns.filter(({ choice }) => !choice.isKept).map(({ header }) => header);
  const more = leftOut.length - MOST_NAMED;
  const named = more > 1 ? [...leftOut.slice(0, MOST_NAMED), `${more} kolumner till`] : leftOut;
  return [
    `${plural(columns.length - leftOut.length, 'kolumn', 'kolumner')} tas med.`,
    named.length > 0 ? `${listInWords(named)} lämnas utanför.` : '',
    hasSavedMapping ? 'Valen är desamma som förra gången.' : '',
    'Om du ändrar något visar du igen vad det innebär.',
  ]
    .filter(Boolean)
    .join(' ');
}
