import type { RoundFigures } from '#app/features/results/domain/figures.ts';
import { formatDateTime } from '#app/shared/text/format.ts';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { FiguresTable } from './figures-table.tsx';

export type SupersededToShow = { sequence: number; at: string; byName: string; figures: RoundFigures };

/** Figures that were finalised and then opened again: whoever was told of them can compare. */
export function Superseded({ finalisations }: { finalisations: readonly SupersededToShow[] }) {
  return finalisations.map(({ sequence, at, byName, figures }) => (
    <Disclosure
      key={sequence}
      summary={`Siffrorna som fastställdes ${formatDateTime(at)} och inte längre gäller`}
    >
      <p>Fastställda av {byName}.</p>
      <FiguresTable questions={figures.questions} hasWeights={figures.hasUnequalProbabilities} />
    </Disclosure>
  ));
}
