import { columnValue } from '#app/features/checklists/domain/columns.ts';
import { groupName } from '#app/features/results/domain/group-words.ts';
import type { SampledCase } from '#app/features/results/server/load-round-material.server.ts';
import { handedInWords } from '#app/features/reviews/domain/approval-lifecycle.ts';
import { strataAttribute } from '#app/features/sampling/domain/design.ts';
import { satisfies } from '#app/features/sampling/domain/quotas.ts';
import { type Cell, decimalCell, rowsAsAsked, type Sheet, tableSheet } from '../../domain/sheet.ts';
import type { RoundExport } from '../load-round-export.server.ts';
import { drawnBy } from './cases-sheet.server.ts';
import type { DescribedColumn } from './source-columns.server.ts';

/** Which of the sample's cases are in the figures, with what weight: what the answers alone do not say. Internal. */
export function sourceCasesSheet(data: RoundExport): Sheet {
  const columns = sourceCaseColumns(data);
  return tableSheet(
    'Källdata ärenden',
    columns,
    rowsAsAsked(data.material.cases, (one) => columns.map(({ cell }): Cell => cell(one))),
  );
}

/** A column for each repeating section and each column that divides the round, and those of the draw where the design has them. */
export function sourceCaseColumns(data: RoundExport): DescribedColumn<SampledCase>[] {
  const { chances, reasons, material } = data;
  const strata = chances && strataAttribute(chances.design.allocation);
  const [quota, ...otherQuotas] = chances?.design.quotas ?? [];
  const yesNo = (isSo: boolean) => (isSo ? 'Ja' : 'Nej');
  const columns: (DescribedColumn<SampledCase> | false)[] = [
    {
      header: 'Ärende',
      width: 14,
      meaning: 'Ett ärende i urvalet, samma som i Källdata.',
      cell: ({ key }) => key,
    },
    {
      header: 'Räknas',
      width: 10,
      meaning: 'Ja när granskningen är klar. Bara de ärendena är med i siffrorna.',
      cell: ({ isFinished }) => yesNo(isFinished),
    },
    {
      header: 'Granskning',
      width: 22,
      meaning: 'Hur långt granskningen har kommit.',
      cell: ({ review }) => handedInWords(review),
    },
    reasons.size > 0 && {
      header: 'Varför inte granskat',
      width: 40,
      meaning: 'Skälet som gavs när omgången fastställdes utan ärendet.',
      cell: ({ review }) => (review && reasons.get(review.id)) ?? null,
    },
    {
      header: 'Draget genom',
      width: 18,
      meaning: 'Hur ärendet kom med i urvalet.',
      cell: drawnBy,
    },
    strata !== undefined && {
      header: 'Grupp',
      width: 22,
      meaning: `Gruppen som ärendet drogs ur: ${strata}.`,
      cell: ({ columns: values }) => columnValue(values, strata),
    },
    quota !== undefined &&
      otherQuotas.length === 0 && {
        header: 'I minst-kravet',
        width: 14,
        meaning: `Ja för ärenden som minst-kravet gäller: ${quota.attribute} är ${quota.values.join(', ')}.`,
        cell: ({ key, columns: attributes }) => yesNo(satisfies({ key, attributes }, quota)),
      },
    chances?.chanceOf !== undefined && {
      header: 'Chans att dras',
      width: 16,
      meaning: 'Ärendets chans att dras, 0–1. Följer av talen i Källdata urval.',
      cell: ({ columns: attributes }) => decimalCell(chances.chanceOf?.({ attributes })),
    },
    ...material.checklist.definition.sections.map(
      ({ key, title, repeats }): DescribedColumn<SampledCase> | false =>
        repeats !== undefined && {
          header: `Antal i avsnittet: ${title}`,
          width: 18,
          meaning: `Hur många ${repeats.itemsName} som är granskade i ärendet. Tomt när avsnittet inte gällde ärendet.`,
          cell: ({ isFinished, evaluation }) => {
            const list = evaluation.itemLists.find(({ section }) => section.key === key);
            return isFinished && list?.isVisible ? list.items.length : null;
          },
        },
    ),
    ...data.breakdowns.map(
      ({ column }): DescribedColumn<SampledCase> => ({
        header: `Uppdelat på: ${column}`,
        width: 18,
        meaning: `Ärendets grupp i bladet Per grupp, uppdelat på ${column}.`,
        cell: ({ columns: values }) => groupName(columnValue(values, column)),
      }),
    ),
  ];
  return columns.filter((column) => column !== false);
}
