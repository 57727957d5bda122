import { deviationStateWords } from '#app/features/deviations/domain/deviation-lifecycle.ts';
import type { HandedOver } from '#app/features/deviations/domain/handover-layout.ts';
import { severityWords } from '#app/features/deviations/domain/severity-words.ts';
import { formatDate } from '#app/shared/text/format.ts';
import type { Reader } from '#db/client.server.ts';
import type { DeviationRow } from '#db/queries/deviations.server.ts';
import { questionNamer } from './name-questions.server.ts';

/** The deviations as a receiving system is told of them, in their order. */
export function handedOverOf(db: Reader, rows: readonly DeviationRow[]): HandedOver[] {
  const questionName = questionNamer(db, rows);
  return rows.map((row) => ({
    number: row.number,
    title: row.title,
    description: row.description,
    caseKey: row.caseKey,
    unit: row.unitName,
    type: row.typeName ?? '',
    severity: severityWords[row.severity],
    foundOn: formatDate(row.createdAt),
    occurredOn: row.occurredOn ?? '',
    responsible: row.responsibleName ?? '',
    dueOn: row.dueOn,
    state: deviationStateWords[row.state],
    question: questionName(row),
    control: [row.controlName, row.roundName].filter((name) => name !== null).join(', '),
  }));
}
