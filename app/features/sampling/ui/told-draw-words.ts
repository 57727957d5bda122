import { designInWords } from '#app/features/sampling/domain/design-words.ts';
import type { ToldDraw } from '#app/features/sampling/domain/verify-protocol.ts';
import { formatDateTime, formatNumber } from '#app/shared/text/format.ts';

const KIND_WORDS: Readonly<Record<ToldDraw['kind'], string>> = {
  första: 'dragen',
  omdragning: 'dragen om',
  utökning: 'utökad',
};

const SEED_WORDS: Readonly<Record<ToldDraw['seedKind'], string>> = {
  skapat: 'skapat av programmet när urvalet drogs',
  inskrivet: 'inskrivet av den som drog',
  tärningar: 'slaget med tärningar, inskrivet av den som drog',
  tvåDelar: 'två personers delar',
  låst: 'låst för året innan urvalsramen frystes',
};

/** "3 (dragen 2026-11-02 11.00, dragen om …, utökad …)". */
export function drawsInWords(draws: readonly ToldDraw[]): string {
  const each = draws.map(({ kind, drawnAt }) => `${KIND_WORDS[kind]} ${instantInWords(drawnAt)}`);
  return `${formatNumber(draws.length)} (${each.join(', ')})`;
}

/** Where the seed is said to come from; a line a draw when they differ. */
export function seedsInWords(draws: readonly ToldDraw[]): string {
  return byDraw(draws, ({ seedKind }) => SEED_WORDS[seedKind]);
}

/** The design, from the data that the check recomputes by, not from the file's own words for it. */
export function designsInWords(draws: readonly ToldDraw[]): string {
  return byDraw(draws, ({ design }) => designInWords(design));
}

/** "Dragning 2, dragen om 2026-11-02 12.00", as a heading. */
export function drawTitle(draw: ToldDraw, count: number): string {
  const name = count === 1 ? 'Dragningen' : `Dragning ${draw.number}`;
  return `${name}, ${KIND_WORDS[draw.kind]} ${instantInWords(draw.drawnAt)}`;
}

function byDraw(draws: readonly ToldDraw[], words: (draw: ToldDraw) => string): string {
  const each = draws.map(words);
  const [first = ''] = each;
  if (each.every((one) => one === first)) return capital(first);
  return each.map((one, index) => `Dragning ${draws[index]?.number}: ${one}`).join('. ');
}

const capital = (text: string) => text.charAt(0).toLocaleUpperCase('sv') + text.slice(1);

/** A file may hold any text where an instant should stand. */
function instantInWords(at: string): string {
  return Number.isNaN(Date.parse(at)) ? at : formatDateTime(at);
}
