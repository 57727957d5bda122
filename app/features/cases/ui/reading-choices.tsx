import { plural } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { RadioGroup } from '#app/shared/ui/radio-group.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Select } from '#app/shared/ui/select.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import type { PreviewedImport } from './import-preview.tsx';
import { MAPPING_FORM_ID } from './mapping-form.tsx';
import { tableSourceInWords } from './table-source-words.ts';

/**
 * How the file was read, in sentences, and what can be chosen about it: the sheet, and hidden rows and columns. The
 * choices go with the form that reads in, so that a sheet that was chosen but not yet shown is never passed over.
 */
export function ReadingChoices({ loaded, isSending }: { loaded: PreviewedImport; isSending: boolean }) {
  const { source } = loaded;
  const facts = tableSourceInWords(source);
  const sheets = source.sheets ?? [];
  const hasHidden = source.hidden !== undefined;
  if (facts.length === 0 && sheets.length < 2) return null;
  return (
    <Section title="Så här lästes filen">
      {facts.length > 0 ? (
        <ul>
          {facts.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      ) : null}
      {sheets.length > 1 || hasHidden ? (
        <Stack>
          {sheets.length > 1 ? (
            <Select
              label="Blad"
              name="sheetName"
              form={MAPPING_FORM_ID}
              options={sheets.map((sheet) => ({
                value: sheet.name,
                label: `${sheet.name} (${plural(sheet.rowCount, 'rad', 'rader')} med rubriker${sheet.isHidden ? ', dolt' : ''})`,
              }))}
              defaultValue={source.sheetName}
            />
          ) : source.sheetName === undefined ? null : (
            <input type="hidden" name="sheetName" form={MAPPING_FORM_ID} value={source.sheetName} />
          )}
          {hasHidden ? (
            <RadioGroup
              legend="Dolda rader och kolumner"
              name="hidden"
              form={MAPPING_FORM_ID}
              options={[
                { value: 'include', label: 'Ta med dem' },
                { value: 'leaveOut', label: 'Lämna dem utanför' },
              ]}
              defaultValue={source.hidden}
            />
          ) : null}
          <Button form={MAPPING_FORM_ID} name="intent" value="read" variant="secondary" disabled={isSending}>
            Läs filen igen
          </Button>
        </Stack>
      ) : null}
    </Section>
  );
}
