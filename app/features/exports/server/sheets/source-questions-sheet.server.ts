import { isCounted } from '#app/features/checklists/domain/answer-tags.ts';
import type { Question, Section } from '#app/features/checklists/domain/definition.ts';
import type { RoundFigures } from '#app/features/results/domain/figures.ts';
import { type Cell, type Sheet, tableSheet } from '../../domain/sheet.ts';
import type { RoundExport } from '../load-round-export.server.ts';
import type { DescribedColumn } from './source-columns.server.ts';

type Asked = { readonly section: Section; readonly question: Question };

/** The questions that the answers are to, one row each: what ties the source data to the other sheets. Internal. */
export function sourceQuestionsSheet({ figures, material }: RoundExport): Sheet {
  const columns = questionColumns(figures);
  const { sections } = material.checklist.definition;
  return tableSheet(
    'Källdata frågor',
    columns,
    sections.flatMap((section) =>
      section.questions.map((question) => columns.map(({ cell }): Cell => cell({ section, question }))),
    ),
  );
}

export function questionColumns({ questions }: RoundFigures): readonly DescribedColumn<Asked>[] {
  return [
    {
      header: 'Frågans nyckel',
      width: 28,
      meaning: 'Som i Källdata, utan vilken gång.',
      cell: ({ question }) => question.key,
    },
    {
      header: 'Nr',
      width: 8,
      meaning: 'Frågans nummer i Per fråga. Tomt för frågor vars svar inte räknas som uppfyllt eller ej.',
      cell: ({ question }) => {
        const at = questions.findIndex(({ key }) => key === question.key);
        return isCounted(question) && at >= 0 ? at + 1 : null;
      },
    },
    { header: 'Avsnitt', width: 26, meaning: 'Avsnittets rubrik.', cell: ({ section }) => section.title },
    { header: 'Fråga', width: 34, meaning: 'Frågans kortnamn.', cell: ({ question }) => question.shortName },
    {
      header: 'En gång heter',
      width: 16,
      meaning: 'Vad avsnittet besvaras en gång för, till exempel anmälan. Tomt: en gång i varje ärende.',
      cell: ({ section }) => section.repeats?.itemName ?? null,
    },
    {
      header: 'Flera gånger heter',
      width: 16,
      meaning: 'Detsamma i flertal.',
      cell: ({ section }) => section.repeats?.itemsName ?? null,
    },
    {
      header: 'Enhet',
      width: 14,
      meaning: 'Enheten för frågor om tal.',
      cell: ({ question }) => (question.kind === 'number' ? question.unit : null),
    },
    {
      header: 'Jämförs med',
      width: 22,
      meaning: 'Vad standardvärdet heter, för frågor om tal.',
      cell: ({ question }) => (question.kind === 'number' ? (question.standard?.label ?? null) : null),
    },
    {
      header: 'Svaret räknas ut',
      width: 12,
      meaning: 'Ja för frågor vars svar följer av andra svar.',
      cell: ({ question }) => (question.suggestion?.kind === 'rating' ? 'Ja' : 'Nej'),
    },
  ];
}
