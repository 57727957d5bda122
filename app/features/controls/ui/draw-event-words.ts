import { replacementReasonLabel } from '#app/features/controls/domain/replacement-words.ts';
import type { DrawView, ReplacementView } from '#app/features/controls/domain/round-overview.ts';
import { formatNumber, listInWords, plural } from '#app/shared/text/format.ts';

export type DrawEvent = { readonly at: string; readonly text: string };

/**
 * What happened to the sample, earliest first: drawn, cases replaced, extended, drawn again. A larger draw carries the
 * replacements before it; they are told once, when they were made, and again only where another case takes the place.
 */
export function drawEvents(draws: readonly DrawView[]): DrawEvent[] {
  return draws.flatMap((draw, index) => {
    const carried = draw.kind === 'extension' ? (draws[index - 1]?.replacements ?? []) : [];
    const isCarried = (one: ReplacementView) =>
      carried.some(({ replacedKey }) => replacedKey === one.replacedKey);
    return [
      {
        at: draw.drawnAt,
        text: [drawnText(draw, draws[index - 1]), ...changedPlaces(draw, carried)].join(' '),
      },
      ...draw.replacements
        .filter((one) => !isCarried(one))
        .map((one) => ({ at: one.at, text: replacedText(one) })),
    ];
  });
}

/** What the sample holds now: "Nu gäller dragning 2: 15 ärenden, varav 14 drogs och 1 har tagits in som ersättning." */
export function sampleNowInWords({ number, cases }: DrawView): string {
  const active = cases.filter(({ isReplaced }) => !isReplaced);
  const taken = active.filter(({ reason }) => reason === 'reserve').length;
  const total = active.length === 0 ? 'inga ärenden' : plural(active.length, 'ärende', 'ärenden');
  const parts =
    taken === 0 || active.length === taken
      ? ''
      : `, varav ${formatNumber(active.length - taken)} drogs och ${formatNumber(taken)} har tagits in som ersättning`;
  return `Nu gäller dragning ${number}: ${total}${parts}.`;
}

const sizeOf = ({ cases }: DrawView) => cases.filter(({ reason }) => reason !== 'reserve').length;

function drawnText(draw: DrawView, before: DrawView | undefined): string {
  const size = sizeOf(draw);
  const cases = plural(size, 'ärende', 'ärenden');
  const because = draw.redrawReason ? ` Skäl: ${endSentence(draw.redrawReason)}` : '';
  if (draw.kind === 'extension' && before) {
    return `Urvalet utökades från ${formatNumber(sizeOf(before))} till ${cases} av ${draw.drawnByName}, med samma frö.${because}`;
  }
  const names = draw.seedParts.map(({ name }) => name);
  const how =
    names.length > 0
      ? ` när ${listInWords(names)} hade lämnat sina delar av fröet`
      : ` av ${draw.drawnByName}`;
  if (draw.kind === 'redraw' && before) {
    return `Urvalet drogs om${how}: ${cases}. Dragning ${before.number} gäller inte längre, inte heller det som ersattes i den.${because}`;
  }
  return draw.selection === 'random'
    ? `Urvalet drogs${how}: ${cases}.`
    : `Urvalet bestämdes${how}: ${cases}.`;
}

function replacedText({ replacedKey, replacementKey, reason, byName }: ReplacementView): string {
  const why = replacementReasonLabel(reason).toLocaleLowerCase('sv');
  return replacementKey === null
    ? `${replacedKey} togs ur urvalet av ${byName}: ${why}.`
    : `${replacedKey} ersattes av ${replacementKey}: ${why}. Gjort av ${byName}.`;
}

/** Places that another case has after an extension: the one that held it was drawn by its own slumptal. */
function changedPlaces({ replacements }: DrawView, carried: readonly ReplacementView[]): string[] {
  return carried.flatMap(({ replacedKey, replacementKey: held }) => {
    const now = replacements.find((one) => one.replacedKey === replacedKey);
    if (!now || now.replacementKey === held) return [];
    const drawn = held === null ? '' : `${held} drogs nu på sitt eget slumptal. `;
    return now.replacementKey === null
      ? [`${drawn}Ingen finns kvar som kan ta platsen efter ${replacedKey}.`]
      : [`${drawn}Platsen efter ${replacedKey} har i stället ${now.replacementKey}.`];
  });
}

const endSentence = (text: string) => (/[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);
