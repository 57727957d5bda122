import { createElement } from 'react';
import { actionStateWords, effectWords } from '#app/features/deviations/domain/action-lifecycle.ts';
import { summaryInWords } from '#app/features/plans/domain/plan-summary.ts';
import { yearBars } from '#app/features/plans/domain/year-bars.ts';
import { isMostlyHidden, linesOf, totalInWords } from '#app/features/plans/domain/year-lines.ts';
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
import { formatDate } from '#app/shared/text/format.ts';
import { countInWords } from '#app/shared/text/result-sentence.ts';
import { filledColumns } from '../../domain/filled-columns.ts';
import { type Cell, dateCell } from '../../domain/sheet.ts';
import type { WordBlock } from '../../domain/word-block.ts';
import { chartPicture } from '../chart-picture.server.ts';
import type { FileOrigin } from '../load-round-export.server.ts';

/** The year as a document: what the quality report is written from, or what the nämnd is given. */
export function* yearReport(
  bundle: YearBundle,
  rounds: () => Iterable<YearRound>,
  origin: FileOrigin,
): Iterable<WordBlock> {
  const { year, unit, version, isOver, today, plans } = bundle;
  yield { kind: 'title', text: `Året ${year}, ${unit.name}` };
  const about =
    version === 'internal' ? 'Intern version med alla tal.' : 'Version till nämnden. Små tal är dolda.';
  const whose = origin.organisationName === '' ? '' : `${origin.organisationName}. `;
  yield { kind: 'text', text: `${whose}${about} Läget den ${formatDate(today)}.` };
  if (!isOver) yield { kind: 'notice', text: 'Året är inte slut. Siffrorna ändras till dess.' };
  if (plans.length > 0) {
    yield { kind: 'heading', text: 'Planer' };
    const lines = plans.map(
      ({ name, unitName, kind, summary }) => `${name}, ${unitName}: ${summaryInWords(kind, summary)}`,
    );
    yield { kind: 'list', items: lines };
  }
  yield { kind: 'heading', text: 'Kontroller och resultat' };
  yield* resultBlocks(bundle, rounds);
  yield { kind: 'heading', text: 'Planerat men inte genomfört' };
  yield* notDoneBlocks(bundle);
  yield { kind: 'heading', text: 'Avvikelser' };
  yield { kind: 'text', text: MORE_IS_NOT_WORSE, keepsNext: true };
  yield* deviationBlocks(bundle);
  yield { kind: 'heading', text: 'Lex Sarah' };
  yield longTable('Vad som räknas', year, bundle.lexSarah);
  yield { kind: 'heading', text: 'Åtgärder och deras effekt' };
  yield* actionBlocks(bundle);
  yield { kind: 'heading', text: 'Klagomål' };
  yield shortTable(year, bundle.complaints);
  yield { kind: 'heading', text: 'Jämförelsetal' };
  yield* benchmarkBlocks(bundle);
  yield { kind: 'heading', text: 'Så har vi räknat' };
  yield { kind: 'list', items: howCounted(bundle) };
}

/** A table of nothing but dashes is left out: one sentence says what may be said. */
function* deviationBlocks({ year, deviations }: YearBundle): Iterable<WordBlock> {
  if (isMostlyHidden(deviations)) {
    yield { kind: 'text', text: totalInWords(year, deviations) };
    return;
  }
  const chart = chartPicture(createElement(BarChart, yearBars(year, deviations)));
  yield {
    kind: 'picture',
    ...chart,
    alt: `Avvikelser per enhet ${year} och ${year - 1}. Siffrorna står i tabellen.`,
  };
  yield longTable('Typ', year, deviations);
}

function* resultBlocks({ year }: YearBundle, rounds: () => Iterable<YearRound>): Iterable<WordBlock> {
  const rows = [...rounds()].map((round): Cell[] => [
    [`${round.controlName}`, `${round.roundName}, ${round.finalNumber}`, round.purpose]
      .filter(Boolean)
      .join('\n'),
    round.results.map((result) => `${result.shortName}: ${countInWords(result)}`).join('\n'),
    round.improvement,
  ]);
  if (rows.length === 0) {
    yield { kind: 'text', text: `Ingen omgång med referensdatum ${year} är fastställd.` };
    return;
  }
  yield {
    kind: 'table',
    ...filledColumns({
      headers: ['Kontroll och syfte', 'Resultat', 'Förbättringsförslag'],
      rows,
      widths: [3, 4, 3],
    }),
  };
}

function* notDoneBlocks(bundle: YearBundle): Iterable<WordBlock> {
  const { notDone } = bundle;
  if (notDone.length === 0) {
    yield { kind: 'text', text: nothingUndone(bundle) };
    return;
  }
  const rows = notDone.map(({ title, detail, unitName, dueOn, status, reason }): Cell[] => [
    ...[`${title}\n${detail}`, unitName, dateCell(dueOn), notDoneWords[status], reason],
  ]);
  yield {
    kind: 'table',
    ...filledColumns({
      headers: ['Vad', 'Enhet', 'Senast', 'Läge', 'Varför'],
      rows,
      widths: [32, 18, 14, 14, 22],
    }),
  };
}

function* actionBlocks({ actions }: YearBundle): Iterable<WordBlock> {
  yield { kind: 'text', text: actionsInWords(actions.outcomes) };
  if (actions.rows.length === 0) return;
  const rows = actions.rows.map(({ title, number, unitName, dueOn, state, effect, effectNote }): Cell[] => [
    ...[`${title}\n${number}`, unitName, dateCell(dueOn), actionStateWords[state]],
    [effect === null ? '' : effectWords[effect], effectNote].filter(Boolean).join('\n'),
  ]);
  yield { kind: 'table', headers: ['Åtgärd', 'Enhet', 'Klar senast', 'Läge', 'Avsedd effekt'], rows };
}

function* benchmarkBlocks({ benchmarks, year }: YearBundle): Iterable<WordBlock> {
  if (benchmarks.length === 0) {
    yield { kind: 'text', text: `Inga jämförelsetal är inskrivna för ${year}.` };
    return;
  }
  const rows = benchmarks.map(({ label, unitName, own, other, otherName, source }): Cell[] => [
    ...[label, unitName, own, `${other} (${otherName})`, source],
  ]);
  yield { kind: 'table', headers: ['Vad', 'Enhet', 'Eget värde', 'Att jämföra med', 'Källa'], rows };
}

/** A line a unit and column; lines with nothing in them are left out, but never the sums. */
function longTable(header: string, year: number, { columns, rows }: YearTable): WordBlock {
  const lines = rows.flatMap(({ label, cells }) =>
    linesOf({ cells }, columns).map((column, place): Cell[] => [
      ...[place === 0 || column.isSum ? label : '', column.label],
      ...[yearNumber(column.cell, 'thisYear'), yearNumber(column.cell, 'lastYear')],
    ]),
  );
  return {
    kind: 'table',
    headers: ['Enhet', header, String(year), String(year - 1)],
    rows: lines,
    widths: [8, 12, 3, 6],
  };
}

function shortTable(year: number, { rows }: YearTable): WordBlock {
  const lines = rows.map(({ label, cells: [cell] }): Cell[] => [
    ...[label, yearNumber(cell, 'thisYear'), yearNumber(cell, 'lastYear')],
  ]);
  return {
    kind: 'table',
    headers: ['Enhet', String(year), String(year - 1)],
    rows: lines,
    widths: [5, 2, 2],
  };
}
