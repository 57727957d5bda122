import type { DrawnCase, DrawView } from '#app/features/controls/domain/round-overview.ts';

export type DrawChange = {
  readonly stayed: readonly DrawnCase[];
  readonly came: readonly DrawnCase[];
  readonly went: readonly DrawnCase[];
};

/**
 * What a draw changed against the one before it: the cases that both drew, those only the later drew, and those only the
 * earlier did, each in the order of its draw. Cases taken in for others were not drawn and do not count.
 */
export function compareDraws(before: Pick<DrawView, 'cases'>, after: Pick<DrawView, 'cases'>): DrawChange {
  const [was, is] = [drawnIn(before), drawnIn(after)];
  const keys = { was: new Set(was.map(({ key }) => key)), is: new Set(is.map(({ key }) => key)) };
  return {
    stayed: is.filter(({ key }) => keys.was.has(key)),
    came: is.filter(({ key }) => !keys.was.has(key)),
    went: was.filter(({ key }) => !keys.is.has(key)),
  };
}

const drawnIn = ({ cases }: Pick<DrawView, 'cases'>) => cases.filter(({ reason }) => reason !== 'reserve');

/** A case that is in the sample though it was replaced in an earlier draw. */
export type DrawnAgain = { readonly key: string; readonly drawNumber: number; readonly reason: string };

/**
 * The cases of the last draw that an earlier draw had replaced: the frozen frame still holds them, so a redraw may draw
 * them again. One that is replaced in the last draw too is settled and left out.
 */
export function drawnAgain(
  draws: readonly Pick<DrawView, 'number' | 'cases' | 'replacements'>[],
): DrawnAgain[] {
  const inForce = draws.at(-1);
  const active = new Set(inForce?.cases.filter(({ isReplaced }) => !isReplaced).map(({ key }) => key));
  const found = new Map<string, DrawnAgain>();
  for (const { number, replacements } of draws.slice(0, -1)) {
    for (const { replacedKey: key, reason } of replacements) {
      if (active.has(key)) found.set(key, { key, drawNumber: number, reason });
    }
  }
  return [...found.values()];
}
