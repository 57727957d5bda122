import { formatNumber } from './number-format.ts';
import { plural } from './words.ts';

type Cell = { readonly tag: string; readonly label: string; readonly count: number | null };

/** Answers of one question as they are to be read; null is a number that is hidden or does not exist. */
export type AnswersInWords = {
  readonly cells: readonly Cell[];
  readonly choices: readonly Cell[] | null;
  readonly notAsked: number | null;
  readonly numbers: {
    readonly unit: string;
    readonly lowest: number | null;
    readonly median: number;
    readonly highest: number | null;
    readonly standard: { readonly label: string; readonly total: number; readonly compared: number } | null;
  } | null;
};

type Items = {
  readonly itemName: string;
  readonly itemsName: string;
  readonly total: number | null;
  readonly casesAsked: number | null;
  readonly casesWithItems: number | null;
  readonly fewest: number | null;
  readonly most: number | null;
};

const shown = (count: number | null) => (count === null ? '–' : formatNumber(count));

/** The cells worth a row: choices always, other answers and "ej ställd" when there are any or that is hidden. */
export function cellsToShow({ cells, choices, notAsked }: AnswersInWords): Cell[] {
  const isOther = ({ tag }: Cell) => ['notApplicable', 'documentMissing', 'given'].includes(tag);
  const rows = cells.filter(
    (cell) => !isOther(cell) || (cell.tag === 'given' && !choices) || cell.count !== 0,
  );
  const noStandard = rows.length > 1 && rows.some(({ tag }) => tag === 'under');
  return [
    ...rows.filter(({ tag, count }) => !(noStandard && tag === 'given' && count === 0)),
    ...(notAsked === 0 ? [] : [{ tag: 'notAsked', label: 'Ej ställd', count: notAsked }]),
  ];
}

/** Whether of the answers worth a row none is told. */
export function areAnswersHidden(answers: AnswersInWords): boolean {
  const cells = cellsToShow(answers).filter(({ tag }) => tag !== 'notAsked');
  const all = [...cells, ...(answers.choices ?? [])];
  return all.length > 0 && all.every(({ count }) => count === null);
}

/** "Låg grad 1, Någon grad 1, Hög grad 7, Ej tillämpligt 1"; for dates and words "10 svar, Handling saknas 1". */
export function answersInWords(answers: AnswersInWords): string {
  if (areAnswersHidden(answers)) return 'svaren visas inte, eftersom små antal döljs';
  const isOneWay = answers.choices === null && answers.cells[0]?.tag === 'given';
  return [...(answers.choices ?? []), ...cellsToShow(answers)]
    .map(({ tag, label, count }) =>
      isOneWay && tag === 'given' ? `${shown(count)}\u00a0svar` : `${label}\u00a0${shown(count)}`,
    )
    .join(', ');
}

/** "Lägst 45,5, median 60, högst 90 minuter. Jämfört med Standard 60: sammanlagt 30,5 över i 9 svar."; empty without numbers. */
export function numbersInWords({ numbers }: AnswersInWords): string {
  if (numbers === null) return '';
  const { unit, lowest, median, highest, standard } = numbers;
  const ends = [
    ...(lowest === null ? [] : [`lägst ${formatNumber(lowest)}`]),
    `median ${formatNumber(median)}`,
    ...(highest === null ? [] : [`högst ${formatNumber(highest)}`]),
  ].join(', ');
  const spread = `${ends.charAt(0).toUpperCase()}${ends.slice(1)} ${unit}`.trim();
  if (standard === null || standard.compared === 0) return `${spread}.`;
  const { label, total, compared } = standard;
  const difference =
    total === 0
      ? 'sammanlagt ingen skillnad'
      : `sammanlagt ${formatNumber(Math.abs(total))} ${unit} ${total > 0 ? 'över' : 'under'}`;
  return `${spread}. Jämfört med ${label.toLowerCase()}: ${difference}, i ${formatNumber(compared)}\u00a0svar.`;
}

/** "7 anmälningar i 4 av 10 ärenden, 0–3 i varje."; without the ends where they are not told. */
export function itemsInWords(items: Items): string {
  const { total, casesAsked, casesWithItems, fewest, most } = items;
  if (total === null || casesAsked === null || casesWithItems === null) {
    return `Antalet ${items.itemsName} visas inte, eftersom små antal döljs.`;
  }
  if (casesAsked === 0) return 'Avsnittet gällde inget av de granskade ärendena.';
  if (total === 0) return `Inga ${items.itemsName} i ${plural(casesAsked, 'ärende', 'ärenden')}.`;
  const span =
    fewest === most ? formatNumber(most ?? 0) : `${formatNumber(fewest ?? 0)}–${formatNumber(most ?? 0)}`;
  const each = most === null ? '' : `, ${span} i varje`;
  const of = `${formatNumber(casesWithItems)} av\u00a0${plural(casesAsked, 'ärende', 'ärenden')}`;
  return `${plural(total, items.itemName, items.itemsName)} i ${of}${each}.`;
}

/** "3 ändrade av granskare, med skäl."; empty where nothing is computed, or that is not told. */
export function overriddenInWords(overridden: number | null): string {
  if (overridden === null) return '';
  const changed = overridden === 0 ? 'ingen' : formatNumber(overridden);
  return `Bedömningen är uträknad ur svaren: ${changed} ${overridden < 2 ? 'ändrad' : 'ändrade'} av granskare${overridden === 0 ? '' : ', med skäl'}.`;
}
