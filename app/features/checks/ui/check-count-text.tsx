import type { CheckCount } from '#app/features/checks/server/check-form-page.server.ts';
import { formatDate, listInWords, plural } from '#app/shared/text/format.ts';
import { Notice } from '#app/shared/ui/notice.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';
import { shareInWords } from './count-words.ts';

/** What the typed rule says and finds now. */
export function CheckCountText({ count }: { count: CheckCount }) {
  if (count === undefined) {
    return <p>Regeln går inte att räkna än. Fyll i det som saknas.</p>;
  }
  if (count.missingColumns.length > 0) return <MissingColumns columns={count.missingColumns} />;
  return (
    <Stack gap="small">
      <p>
        <strong>{shareInWords(count.found, count.lookedAt)}</strong> hittas per den{' '}
        {formatDate(count.referenceOn)}.
      </p>
      <SummaryList
        items={[
          { term: 'Tittar på', description: count.populationInWords },
          { term: 'Hittar', description: count.ruleInWords },
        ]}
      />
      {count.lookedAt === 0 ? (
        <Notice tone="info" title="Kontrollen tittar inte på något ärende">
          <p>Kontrollera villkoren, eller räkna per en annan dag.</p>
        </Notice>
      ) : null}
    </Stack>
  );
}

/** The register no longer has what the rule reads. */
export function MissingColumns({ columns }: { columns: readonly string[] }) {
  return (
    <Notice
      tone="error"
      title={`Registret saknar ${plural(columns.length, 'kolumn', 'kolumner')} som regeln använder`}
    >
      <p>
        {listInWords(columns)} finns inte i registret. Läs in ett uttag med{' '}
        {columns.length === 1 ? 'kolumnen' : 'kolumnerna'} eller ändra kontrollen.
      </p>
    </Notice>
  );
}
