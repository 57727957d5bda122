import type { DeidentifiedBreakdown } from '#app/features/results/domain/deidentified-breakdown.ts';
import { DISCLOSURE_RULE } from '#app/features/results/domain/disclosure-rule.ts';
import { groupName, hiddenGroupsInWords } from '#app/features/results/domain/group-words.ts';
import type { DeidentifiedFigures } from '#app/features/results/domain/small-numbers.ts';
import { formatNumber } from '#app/shared/text/format.ts';
import { countInWords } from '#app/shared/text/result-sentence.ts';
import { type Cell, countCell, shareCell } from '../../domain/sheet.ts';
import type { WordBlock } from '../../domain/word-block.ts';

/** More groups than this have no room beside one another on an upright page. */
const GROUPS_ACROSS = 5;

/** The de-identified result by the one column it is divided by, as on its page; nothing where it is not. */
export function breakdownBlocks(
  breakdown: DeidentifiedBreakdown | null,
  figures: DeidentifiedFigures,
): WordBlock[] {
  if (breakdown === null) return [];
  return [
    { kind: 'subheading', text: `Uppdelat på ${breakdown.column}` },
    breakdown.groups.length > GROUPS_ACROSS ? downwards(breakdown, figures) : across(breakdown, figures),
    { kind: 'text', text: hiddenGroupsInWords(DISCLOSURE_RULE.threshold) },
  ];
}

type Counted = { readonly fulfilled: number | null; readonly base: number | null };
// In one piece: a column may be narrow.
const fulfilledOf = ({ fulfilled, base }: Counted) =>
  countInWords({ fulfilled, base, share: null, items: null }).replaceAll(' ', '\u00a0');
const ofAll = (reviewed: number, all: number) =>
  `${formatNumber(reviewed)}\u00a0av\u00a0${formatNumber(all)}`;

type Question = DeidentifiedFigures['questions'][number];
const nameOf = ({ items, shortName }: Question) => (items ? `${shortName}, ${items.itemsName}` : shortName);

/** A question a row, a group a column. */
function across({ groups }: DeidentifiedBreakdown, figures: DeidentifiedFigures): WordBlock {
  return {
    kind: 'table',
    countsFrom: 1,
    headers: ['Fråga', ...groups.map(({ value }) => groupName(value)), 'Hela omgången'],
    rows: [
      [
        'Granskade ärenden',
        ...groups.map(({ reviewedCount, frameSize }) => ofAll(reviewedCount, frameSize)),
        ofAll(figures.reviewedCount, figures.frameSize),
      ],
      ...figures.questions.map((question, at): Cell[] => [
        nameOf(question),
        ...groups.map(({ questions }) => {
          const one = questions[at];
          return one ? fulfilledOf(one) : '–';
        }),
        fulfilledOf(question),
      ]),
    ],
  };
}

/** A question in a group a row. */
function downwards({ column, groups }: DeidentifiedBreakdown, figures: DeidentifiedFigures): WordBlock {
  return {
    kind: 'table',
    headers: ['Fråga', column, 'Uppfyllt', 'Av', 'Andel'],
    rows: [
      ...groups.map(({ value, reviewedCount, frameSize }): Cell[] => [
        ...['Granskade ärenden', groupName(value), reviewedCount, frameSize, null],
      ]),
      ...figures.questions.flatMap((question, at) =>
        groups.flatMap(({ value, questions }): Cell[][] => {
          const one = questions[at];
          if (!one) return [];
          return [
            [
              nameOf(question),
              groupName(value),
              countCell(one.fulfilled),
              countCell(one.base),
              shareCell(one.share),
            ],
          ];
        }),
      ),
    ],
  };
}
