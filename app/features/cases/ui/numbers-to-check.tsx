import type { OddNumbers } from '#app/features/cases/domain/import-mapping.ts';
import { formatNumber, listInWords } from '#app/shared/text/format.ts';
import { FieldError, fieldId } from '#app/shared/ui/field.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import type { PreviewedImport } from './import-preview.tsx';
import styles from './mapping-form.module.css';
import { MAPPING_FORM_ID } from './mapping-form.tsx';

const NAME = 'hasCheckedNumbers';

/** Numbers that could be personnummer by their check digit: nobody reads them in without having looked at them. */
export function NumbersToCheck({ loaded, isMissing }: { loaded: PreviewedImport; isMissing: boolean }) {
  const { keyHeader } = loaded;
  const isReplaced = (header: string) => loaded.register.keyHandling === 'pseudonym' && header === keyHeader;
  const isOdd = ({ header, oddNumbers }: (typeof loaded.columns)[number]) =>
    header === keyHeader && oddNumbers !== undefined;
  const columns = loaded.columns.filter(
    (column) =>
      !isReplaced(column.header) &&
      (isOdd(column) || (column.choice.isKept && column.chanceNumbers !== undefined)),
  );
  if (columns.length === 0) return null;
  return (
    <Notice tone="warning" title="Kontrollera att inget är ett personnummer">
      {columns.map(({ header, chanceNumbers }) =>
        chanceNumbers === undefined ? null : (
          <p key={header}>
            Kolumnen <em>{header}</em> har {formatNumber(chanceNumbers.shapedCount)} nummer som är uppbyggda
            som personnummer. {formatNumber(chanceNumbers.count)} av dem har också rätt kontrollsiffra. Det
            kan vara en slump. {placesInWords(chanceNumbers)}
          </p>
        ),
      )}
      {columns.filter(isOdd).map(({ header, oddNumbers }) =>
        oddNumbers === undefined ? null : (
          <p key={header}>
            Kolumnen <em>{header}</em> har {formatNumber(oddNumbers.count)} nummer som är skrivna som
            personnummer, bland ärendenummer som är skrivna på annat sätt. {placesInWords(oddNumbers)}
          </p>
        ),
      )}
      <p>Titta på raderna i filen. Är något av numren ett personnummer ska filen inte läsas in.</p>
      {isMissing ? <FieldError name={NAME}>Bekräfta här innan du läser in.</FieldError> : null}
      <label className={styles.tick}>
        <input
          type="checkbox"
          name={NAME}
          form={MAPPING_FORM_ID}
          aria-invalid={isMissing || undefined}
          aria-describedby={isMissing ? `${fieldId(NAME)}-error` : undefined}
        />
        Jag har kontrollerat att inget av numren är ett personnummer
      </label>
    </Notice>
  );
}

function placesInWords({ count, rowNumbers }: OddNumbers): string {
  const rows = listInWords(rowNumbers.map(String));
  return count > rowNumbers.length ? `De första står på rad ${rows}.` : `De står på rad ${rows}.`;
}
