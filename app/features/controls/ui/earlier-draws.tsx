import type { DrawView } from '#app/features/controls/domain/round-overview.ts';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { DrawStrip } from './draw-strip.tsx';
import { DrawSummary } from './draw-summary.tsx';
import { DrawnCasesTable } from './drawn-cases-table.tsx';
import { SideBySide } from './side-by-side.tsx';

type Props = {
  draws: readonly DrawView[];
  frameSize: number;
  /** Given: the earlier draws are first shown beside it. */
  inForce?: DrawView | undefined;
};

/** Draws that were made again or extended stay readable here. */
export function EarlierDraws({ draws, frameSize, inForce }: Props) {
  return (
    <>
      {inForce && draws.length > 0 ? <SideBySide draws={[...draws, inForce]} /> : null}
      {draws.map((draw, index) => (
        <Disclosure
          key={draw.number}
          summary={`Dragning ${draw.number}, som ${endOf(draws[index + 1] ?? inForce)}`}
        >
          <Stack>
            <DrawSummary draw={draw} />
            <DrawStrip draw={draw} frameSize={frameSize} />
            <DrawnCasesTable draw={draw} caption={`Ärenden i dragning ${draw.number}`} isExact />
          </Stack>
        </Disclosure>
      ))}
    </>
  );
}

function endOf(next: DrawView | undefined): string {
  return next?.kind === 'extension' ? 'utökades' : 'gjordes om';
}
