import type { Distribution } from './answers.ts';
import { percentOfShare } from './arithmetic.ts';
import type { Comparison } from './comparison.ts';
import { type Counted, hasWeights } from './counted.ts';
import { sentencesOf } from './sentences.ts';
import type { Question, Source } from './source.ts';
import { cases, span, swedish } from './swedish.ts';

const SHEET = 'Sammanfattning';

/** The first sheet: facts in numbers, the table, and what was answered in sentences. */
export function compareSummary(
  comparison: Comparison,
  source: Source,
  figures: ReadonlyMap<Question, Counted>,
  distributions: readonly Distribution[],
): void {
  const rows = comparison.rows(SHEET);
  const firstFact = rows.findIndex(([heading]) => heading === 'Omgången');
  const header = rows.findIndex(([name, count]) => name === 'Fråga' && count === 'Uppfyllt');
  for (let row = 0; row < firstFact; row++) compareHead(comparison, row, source);
  compareFacts(comparison, [firstFact, header], factsOf(source, figures));
  for (const column of rows[header]?.keys() ?? []) comparison.name(SHEET, header, column);
  for (const [index, [question, counted]] of [...figures].entries()) {
    compareRow(comparison, header + 1 + index, question, counted, source);
  }
  const sentences = sentencesOf(source, distributions);
  for (let row = header + figures.size + 1; row < rows.length; row++) {
    const [name, text] = rows[row] ?? [];
    if (text === null || text === undefined) continue;
    comparison.name(SHEET, row, 0);
    // Two sections or questions may have the same name: they stand in the same order here as there.
    const at = sentences.findIndex((one) => one.name === name);
    const [expected] = at < 0 ? [] : sentences.splice(at, 1);
    comparison.cell(SHEET, row, 1, expected?.text ?? 'något som går att räkna om');
  }
}

function compareFacts(
  comparison: Comparison,
  [from, to]: readonly [number, number],
  facts: Record<string, string | number>,
): void {
  for (let row = from; row < to; row++) {
    const label = String(comparison.rows(SHEET)[row]?.[0] ?? '');
    if (label === 'Syfte') comparison.name(SHEET, row, 1);
    else if (Object.hasOwn(facts, label)) comparison.cell(SHEET, row, 1, facts[label] ?? null);
  }
}

/** Above the facts stand names and days, and of a round that is under way how far it has come. */
function compareHead(comparison: Comparison, row: number, { reviewed, sampled }: Source): void {
  const expected = `Preliminärt: ${reviewed.length} av ${sampled.length} dragna ärenden är granskade.`;
  if (!String(comparison.rows(SHEET)[row]?.[0]).startsWith('Preliminärt')) comparison.name(SHEET, row, 0);
  else comparison.cell(SHEET, row, 0, `${expected} Omgången är inte fastställd.`);
}

function factsOf(source: Source, figures: ReadonlyMap<Question, Counted>): Record<string, string | number> {
  const { sampled, reviewed, answers, frame, replaced, deviations } = source;
  const faults = answers.filter(({ countsAs }) => countsAs === 'Ej uppfyllt');
  const hasCases = [...figures.values()].some(({ said }) => said.kind === 'cases');
  const howToRead = [
    'Handling saknas räknas som ej uppfyllt. Ej tillämpligt räknas inte in.',
    ...(hasWeights(source)
      ? [
          'Alla ärenden hade inte samma chans att dras, eftersom urvalet har ett minst-krav eller grupper av olika storlek: andelen är ovägd, och bredvid står den som är vägd efter varje ärendes chans.',
        ]
      : []),
    ...(hasCases
      ? [
          `Uppgiften om hela gruppen om ${swedish(frame)} ärenden är ett intervall som stämmer i 95 fall av 100.`,
        ]
      : []),
  ];
  return {
    'Ärenden i gruppen (urvalsramen)': frame,
    'Dragna ärenden': sampled.length,
    'Ärenden i urvalet': sampled.length,
    'Granskade ärenden': reviewed.length,
    'Inte granskade': sampled.length - reviewed.length,
    'Om hela gruppen': leftOutOf(source, figures),
    'Ersatta ärenden': replaced,
    'Ärenden med minst en brist': new Set(faults.map(({ caseKey }) => caseKey)).size,
    Brister: faults.length,
    Avvikelser: deviations,
    'Så läses siffrorna': howToRead.join(' '),
  };
}

/** Where a span is told of the whole group and some drawn cases were not reviewed, the span is doubted once. */
function leftOutOf({ sampled, reviewed }: Source, figures: ReadonlyMap<Question, Counted>): string {
  const isSpanTold = [...figures.values()].some(({ said }) => said.kind === 'cases' || said.kind === 'share');
  const left = sampled.length - reviewed.length;
  if (!isSpanTold || left === 0) return '';
  const of = `${swedish(left)} av ${swedish(sampled.length)} dragna ärenden är inte`;
  return left === 1
    ? `${of} granskat. Om det skiljer sig från de granskade stämmer inte spannet.`
    : `${of} granskade. Om de skiljer sig från de granskade stämmer inte spannet.`;
}

function compareRow(
  comparison: Comparison,
  row: number,
  question: Question,
  counted: Counted,
  source: Source,
): void {
  const { fulfilled, base, weighted } = counted;
  const { items, name } = question;
  const expected = [
    items ? `${name} (antal ${items.several})` : name,
    fulfilled,
    base,
    base === 0 ? undefined : fulfilled / base,
    ...(hasWeights(source) ? [weighted] : []),
    wholeGroup(question, counted, source),
  ];
  for (const [column, value] of expected.entries()) comparison.cell(SHEET, row, column, value);
}

function wholeGroup({ items }: Question, counted: Counted, { frame }: Source): string | null {
  const { base, said, casesFulfilled, casesWithFault } = counted;
  if (base === 0) {
    return items ? `Frågan gällde inga ${items.several}.` : 'Frågan gällde inget av de granskade ärendena.';
  }
  if (items) return `Alla uppfyllda i ${cases(casesFulfilled)}, minst en brist i ${swedish(casesWithFault)}.`;
  switch (said.kind) {
    case 'cases':
      return `${span(swedish(said.low), swedish(said.high))} av ${cases(frame)}`;
    case 'share': {
      const [low, high] = [percentOfShare(said.low), percentOfShare(said.high)].map(swedish);
      return `${span(low ?? '', high ?? '')} % av de ärenden som frågan gäller`;
    }
    case 'census':
      return 'Alla ärenden i gruppen är granskade.';
    case 'notRandom':
      return 'Resultatet säger bara något om de granskade ärendena.';
    default:
      return null;
  }
}
