import type { Distribution } from './answers.ts';
import { changedBy } from './per-question.ts';
import type { Source } from './source.ts';
import { cases, counted, span, swedish } from './swedish.ts';

/** What "Vad som svarades" says, by the name it says it of: sections that are answered several times, then questions. */
export function sentencesOf(
  source: Source,
  distributions: readonly Distribution[],
): { name: string; text: string }[] {
  const sections = new Map(
    source.questions.flatMap(({ section, items }) => (items ? [[section, items] as const] : [])),
  );
  return [
    ...[...sections].map(([name, items]) => ({ name, text: itemsText(name, items, source) })),
    ...distributions.map((one) => ({ name: one.question.name, text: answersText(one, source) })),
  ];
}

function itemsText(
  section: string,
  { one, several }: { one: string; several: string },
  { reviewed }: Source,
): string {
  const asked = reviewed.flatMap((row) => {
    const count = row[`Antal i avsnittet: ${section}`];
    return typeof count === 'number' ? [count] : [];
  });
  const total = asked.reduce((sum, count) => sum + count, 0);
  if (asked.length === 0) return 'Avsnittet gällde inget av de granskade ärendena.';
  if (total === 0) return `Inga ${several} i ${cases(asked.length)}.`;
  const ends = span(swedish(Math.min(...asked)), swedish(Math.max(...asked)));
  const held = asked.filter((count) => count > 0).length;
  return `${counted(total, one, several)} i ${swedish(held)} av ${cases(asked.length)}, ${ends} i varje.`;
}

const ALWAYS_LAST = ['Ej tillämpligt', 'Handling saknas'];
const NO_STANDARD = 'Utan standardvärde att jämföra med';

function answersText(distribution: Distribution, source: Source): string {
  const { question, cells, choices, notAsked, numbers } = distribution;
  const isOneWay = choices.length === 0 && cells[0]?.label === 'Besvarad';
  const isShown = ({ label, count }: { label: string; count: number }) => {
    if (ALWAYS_LAST.includes(label) || label === NO_STANDARD) return count > 0;
    return label !== 'Besvarad' || choices.length === 0 || count > 0;
  };
  const shown = [...choices, ...cells.filter(isShown)].map(({ label, count }) =>
    isOneWay && label === 'Besvarad' ? `${swedish(count)} svar` : `${label} ${swedish(count)}`,
  );
  const list = [...shown, ...(notAsked > 0 ? [`Ej ställd ${swedish(notAsked)}`] : [])].join(', ');
  const changed = changedBy(question, source);
  const texts = [`${list}.`];
  if (numbers) {
    const { lowest, median, highest, total, compared } = numbers;
    texts.push(
      `${`Lägst ${swedish(lowest)}, median ${swedish(median)}, högst ${swedish(highest)} ${question.unit}`.trim()}.`,
    );
    const by =
      total === 0
        ? 'sammanlagt ingen skillnad'
        : `sammanlagt ${swedish(Math.abs(total))} ${question.unit} ${total > 0 ? 'över' : 'under'}`;
    if (compared > 0 && question.standard !== '') {
      texts.push(`Jämfört med ${question.standard.toLowerCase()}: ${by}, i ${swedish(compared)} svar.`);
    }
  }
  if (changed !== undefined) {
    const how =
      changed === 0
        ? 'ingen ändrad av granskare'
        : `${swedish(changed)} ${changed === 1 ? 'ändrad' : 'ändrade'} av granskare, med skäl`;
    texts.push(`Bedömningen är uträknad ur svaren: ${how}.`);
  }
  return texts.join(' ');
}
