import { createElement } from 'react';
import { actionStateWords, effectWords } from '#app/features/deviations/domain/action-lifecycle.ts';
import { summaryInWords } from '#app/features/plans/domain/plan-summary.ts';
import { yearBars } from '#app/features/plans/domain/year-bars.ts';
import {
  actionsInWords,
  howCounted,
  MORE_IS_NOT_WORSE,
  notDoneWords,
  nothingUndone,
  yearNumber,
} from '#app/features/plans/domain/year-words.ts';
import type { YearBundle } from '#app/features/plans/server/load-year.server.ts';
import type { YearRound } from '#app/features/plans/server/year-rounds.server.ts';
import type { YearTable } from '#app/features/plans/server/year-tables.server.ts';
import { BarChart } from '#app/shared/charts/bar-chart.tsx';
import {
  type Cell,
  countCell,
  dateCell,
  instantCell,
  type Sheet,
  shareCell,
  tableSheet,
} from '../../domain/sheet.ts';
import { chartPicture } from '../chart-picture.server.ts';
import type { FileOrigin } from '../load-round-export.server.ts';

/** What the year came to in some lines, and how the numbers are to be read. */
export function yearSummarySheet(bundle: YearBundle, origin: FileOrigin): Sheet {
  const { year, unit, version, plans, roundCount, notDone, actions, isOver, today } = bundle;
  const facts: [string, Cell][] = [
    ['Organisation', origin.organisationName],
    ['Enhet', unit.name],
    ['Version', version === 'internal' ? 'Intern, alla tal' : 'Till nämnden, små tal dolda'],
    ['Läget den', dateCell(today)],
    ...(isOver ? [] : [['Året är inte slut', 'Siffrorna ändras till dess.'] as [string, Cell]]),
    ['Fastställda omgångar', roundCount],
    ['Planerat men inte genomfört', notDone.length],
    ...plans.map(({ name, kind, summary }): [string, Cell] => [name, summaryInWords(kind, summary)]),
    ['Åtgärder', actionsInWords(actions.outcomes)],
    ['Filen skapades', instantCell(origin.generatedAt)],
    // What leaves the unit names nobody.
    ...(version === 'internal' ? [['Filen skapades av', origin.generatedByName] as [string, Cell]] : []),
    ['Program', `Aktsam ${origin.programVersion}`],
  ];
  return {
    name: 'Sammanfattning',
    widths: [34, 100],
    blocks: [
      { kind: 'title', text: `Året ${year}, ${unit.name}` },
      { kind: 'facts', rows: facts },
      { kind: 'heading', text: 'Så har vi räknat' },
      { kind: 'text', text: MORE_IS_NOT_WORSE },
      ...howCounted(bundle).map((text) => ({ kind: 'text' as const, text })),
    ],
  };
}

/** A row a question of every finalised round; they are read while they are written. */
export function yearResultsSheet(rounds: () => Iterable<YearRound>): Sheet {
  const columns = [
    { header: 'Kontroll', width: 34 },
    { header: 'Enhet', width: 24 },
    { header: 'Omgång', width: 22 },
    { header: 'Nummer', width: 11 },
    { header: 'Referensdatum', width: 15 },
    { header: 'Fråga', width: 34 },
    { header: 'Uppfyllt', width: 10 },
    { header: 'Av', width: 8 },
    { header: 'Andel', width: 8 },
    { header: 'Räknat i', width: 14 },
  ];
  return tableSheet('Resultat', columns, {
    *[Symbol.iterator](): Iterator<Cell[]> {
      for (const round of rounds()) {
        const of: Cell[] = [round.controlName, round.unitName, round.roundName, round.finalNumber];
        for (const result of round.results) {
          yield [
            ...of,
            dateCell(round.referenceOn),
            result.shortName,
            countCell(result.fulfilled),
            countCell(result.base),
            shareCell(result.share),
            result.items?.itemsName ?? 'ärenden',
          ];
        }
      }
    },
  });
}

/** A row a finalised round: why it was done, and what was proposed. */
export function yearTextsSheet(rounds: () => Iterable<YearRound>): Sheet {
  const columns = [
    { header: 'Kontroll', width: 34 },
    { header: 'Enhet', width: 24 },
    { header: 'Omgång', width: 22 },
    { header: 'Nummer', width: 11 },
    { header: 'Syfte', width: 60 },
    { header: 'Förbättringsförslag', width: 60 },
  ];
  return tableSheet('Syfte och förslag', columns, {
    *[Symbol.iterator](): Iterator<Cell[]> {
      for (const { controlName, unitName, roundName, finalNumber, purpose, improvement } of rounds()) {
        yield [controlName, unitName, roundName, finalNumber, purpose, improvement];
      }
    },
  });
}

/** A sheet's only row where there is nothing to tell: an empty table could be one that somebody forgot. */
const orNothing = (rows: readonly Cell[][], words: string): readonly Cell[][] =>
  rows.length === 0 ? [[words]] : rows;

export function yearNotDoneSheet(bundle: YearBundle): Sheet {
  const columns = [
    { header: 'Vad', width: 40 },
    { header: 'Del av', width: 34 },
    { header: 'Enhet', width: 24 },
    { header: 'Senast', width: 12 },
    { header: 'Läge', width: 17 },
    { header: 'Varför', width: 60 },
  ];
  const rows = bundle.notDone.map(({ title, detail, unitName, dueOn, status, reason }): Cell[] => [
    ...[title, detail, unitName, dateCell(dueOn), notDoneWords[status], reason],
  ]);
  return tableSheet('Inte genomfört', columns, orNothing(rows, nothingUndone(bundle)));
}

/** A row a unit and column, this year and last: what is said of the column stands in `header`. */
export function yearTableSheet(name: string, header: string, year: number, table: YearTable): Sheet {
  const columns = [
    { header: 'Enhet', width: 44 },
    { header, width: 48 },
    { header: String(year), width: 18 },
    { header: String(year - 1), width: 18 },
  ];
  const rows = table.rows.flatMap(({ label, cells }) =>
    table.columns.map((column, position): Cell[] => {
      const cell = cells[position];
      return [label, column.label, yearNumber(cell, 'thisYear'), yearNumber(cell, 'lastYear')];
    }),
  );
  return tableSheet(name, columns, rows);
}

/** The deviations of all types as bars by unit, on a page of their own that nothing cuts in two. */
export function yearChartSheet({ year, deviations }: YearBundle): Sheet {
  const alt = `Avvikelser per enhet ${year} och ${year - 1}. Siffrorna står på bladet Avvikelser.`;
  const picture = chartPicture(createElement(BarChart, { ...yearBars(year, deviations), width: 600 }));
  return {
    name: 'Diagram',
    widths: [120],
    blocks: [
      { kind: 'title', text: `Avvikelser per enhet, ${year} och ${year - 1}` },
      { kind: 'text', text: 'Alla typer tillsammans. Siffrorna står på bladet Avvikelser.' },
      { kind: 'text', text: MORE_IS_NOT_WORSE },
      { kind: 'picture', ...picture, alt },
    ],
  };
}

export function yearActionsSheet({ actions }: YearBundle): Sheet {
  const columns = [
    { header: 'Nummer', width: 12 },
    { header: 'Åtgärd', width: 26 },
    { header: 'Avsedd effekt', width: 28 },
    { header: 'Enhet', width: 16 },
    { header: 'Ansvarig', width: 15 },
    { header: 'Klar senast', width: 12 },
    { header: 'Följs upp', width: 12 },
    { header: 'Läge', width: 12 },
    { header: 'Hade avsedd effekt', width: 12 },
    { header: 'Så vet vi det', width: 28 },
  ];
  const rows = actions.rows.map((action): Cell[] => [
    ...[action.number, action.title, action.intendedEffect, action.unitName, action.ownerName],
    ...[dateCell(action.dueOn), dateCell(action.followUpOn), actionStateWords[action.state]],
    action.effect === null ? '' : effectWords[action.effect],
    action.effectNote,
  ]);
  return tableSheet('Åtgärder', columns, orNothing(rows, 'Ingen åtgärd.'));
}

export function yearBenchmarksSheet({ benchmarks }: YearBundle): Sheet {
  const columns = [
    { header: 'Vad', width: 44 },
    { header: 'Enhet', width: 24 },
    { header: 'Eget värde', width: 14 },
    { header: 'Att jämföra med', width: 16 },
    { header: 'Vem', width: 24 },
    { header: 'Källa', width: 44 },
  ];
  const rows = benchmarks.map(({ label, unitName, own, other, otherName, source }): Cell[] => [
    ...[label, unitName, own, other, otherName, source],
  ]);
  return tableSheet('Jämförelsetal', columns, orNothing(rows, 'Inget jämförelsetal är inskrivet.'));
}
