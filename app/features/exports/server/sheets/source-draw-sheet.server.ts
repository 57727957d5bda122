import { wantedSizes } from '#app/features/sampling/domain/allocation.ts';
import { designSize } from '#app/features/sampling/domain/design.ts';
import { compareUtf8 } from '#app/features/sampling/domain/utf8-order.ts';
import { type Cell, type Sheet, tableSheet } from '../../domain/sheet.ts';
import type { RoundExport } from '../load-round-export.server.ts';

const SELECTIONS = {
  census: 'Totalundersökning',
  random: 'Slumpmässigt',
  notRandom: 'Inte slumpmässigt',
} as const;

const ALLOCATIONS = {
  whole: 'Ur hela gruppen',
  perStratum: 'Lika många ur varje grupp',
  proportional: 'I proportion till gruppernas storlek',
  census: 'Alla',
  firstInOrder: 'De första',
  selfSelected: 'Självvalda',
  onCause: 'Riktat',
} as const;

export const DRAW_COLUMNS = [
  { header: 'Uppgift', width: 44, meaning: 'Vad talet eller ordet gäller.' },
  { header: 'Grupp', width: 30, meaning: 'Gruppen som talet gäller. Tomt: hela urvalsramen.' },
  { header: 'Värde', width: 40, meaning: 'Talet eller ordet.' },
] as const;

/** What is known of the frame and the draw, a row a number: intervals and chances follow from it. Internal. */
export function sourceDrawSheet({ figures, chances, draws }: RoundExport): Sheet {
  const rows: (Cell[] | false)[] = [
    ['Urval', null, SELECTIONS[figures.selection]],
    ['Ärenden i urvalsramen', null, figures.frameSize],
    ['Ärenden i urvalet', null, figures.sampleSize],
    ['Ersatta ärenden', null, draws.at(-1)?.replacements.length ?? 0],
    ['Alla granskade, eller med skäl', null, figures.isComplete ? 'Ja' : 'Nej'],
    ...(chances ? drawRows(chances) : []),
  ];
  return tableSheet(
    'Källdata urval',
    DRAW_COLUMNS,
    rows.filter((row) => row !== false),
  );
}

function drawRows({ design, groups }: NonNullable<RoundExport['chances']>): (Cell[] | false)[] {
  const { allocation, quotas } = design;
  const size = designSize(allocation);
  const [quota, ...others] = quotas;
  const hasOne = quota !== undefined && others.length === 0;
  const ordered = [...groups].sort((a, b) => compareUtf8(a.stratum, b.stratum));
  const wanted = wantedSizes(
    ordered.map(({ count }) => count),
    allocation,
  );
  return [
    ['Fördelning', null, ALLOCATIONS[allocation.kind]],
    size !== undefined && ['Storlek', null, size],
    ['Antal minst-krav', null, quotas.length],
    hasOne && ['Minst, enligt minst-kravet', null, quota.minimum],
    ...ordered.flatMap(({ stratum, count, satisfying }, index): (Cell[] | false)[] => [
      ['Ärenden i gruppen', stratum, count],
      hasOne && ['Ärenden i gruppen som minst-kravet gäller', stratum, satisfying],
      ['Att dra ur gruppen', stratum, wanted[index] ?? 0],
    ]),
  ];
}
