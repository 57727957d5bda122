import type { ToldDraw } from '#app/features/sampling/domain/verify-protocol.ts';
import type { Outcome, Step } from '#app/features/sampling/domain/verify-steps.ts';
import { formatNumber } from '#app/shared/text/number-format.ts';
import { drawTitle } from './told-draw-words.ts';
import { outcomeInWords } from './verify-words.ts';

export type StepGroup = {
  readonly title: string;
  /** What differs, and what no file can ever show: read by everybody. */
  readonly open: readonly Step[];
  readonly agreeing: readonly Step[];
  /** What cannot be decided or checked with these files. */
  readonly untold: readonly Step[];
};

/** The steps by what they are about: the files, each draw in turn, and last what no file shows. */
export function groupSteps(steps: readonly Step[], told: readonly ToldDraw[]): StepGroup[] {
  const last = steps.filter(({ what }) => what === 'circumstances');
  const ofFiles = steps.filter(({ what, draw }) => draw === null && what !== 'circumstances');
  return [
    groupOf('Filerna', ofFiles),
    ...told.map((draw) =>
      groupOf(
        drawTitle(draw, told.length),
        steps.filter((step) => step.draw === draw.number),
      ),
    ),
    { title: 'Det som ingen fil visar', open: last, agreeing: [], untold: [] },
  ];
}

function groupOf(title: string, steps: readonly Step[]): StepGroup {
  const having = (...outcomes: Outcome[]) => steps.filter(({ outcome }) => outcomes.includes(outcome));
  return {
    title,
    open: having('differs'),
    agreeing: having('agrees', 'nothing'),
    untold: having('undecided', 'cannotCheck'),
  };
}

/** "12 steg stämmer, inga ersättningar"; what there is none of is told by its own words. */
export function outcomesInWords(steps: readonly Step[]): string {
  const counted = (['agrees', 'undecided', 'cannotCheck'] as const).flatMap((outcome) => {
    const of = steps.filter((step) => step.outcome === outcome);
    const [first] = of;
    return first ? [`${formatNumber(of.length)} steg ${outcomeInWords(first).toLocaleLowerCase('sv')}`] : [];
  });
  const none = steps.filter(({ outcome }) => outcome === 'nothing').map(outcomeInWords);
  const text = [...counted, ...none.map((words) => words.toLocaleLowerCase('sv'))].join(', ');
  return text.charAt(0).toLocaleUpperCase('sv') + text.slice(1);
}
