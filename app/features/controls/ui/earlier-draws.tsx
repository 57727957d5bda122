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
  /** Given: what it changed is shown before the earlier draws. */
  inForce?: DrawView | undefined;
  /** Marks protected identity; not in the protocol, which is handed on. */
  showsProtected?: boolean | undefined;
  /** On the protocol, which is read and printed as a whole. */
  isUnfolded?: boolean;
};

/** Draws that were made again or extended stay readable here, each with what the next one changed. */
export function EarlierDraws({
  draws,
  frameSize,
  inForce,
  showsProtected = false,
  isUnfolded = false,
}: Props) {
  const last = draws.at(-1);
  return (
    <>
      {inForce && last ? (
        <SideBySide before={last} after={inForce} isInForce showsProtected={showsProtected} />
      ) : null}
      {draws.map((draw, index) => {
        const before = draws[index - 1];
        return (
          <Disclosure
            key={draw.number}
            summary={`Dragning ${draw.number}, som ${endOf(draws[index + 1] ?? inForce)}`}
            open={isUnfolded}
            isPrintedOpen
          >
            <Stack>
              <DrawSummary draw={draw} />
              {before ? (
                <SideBySide before={before} after={draw} isInForce={false} showsProtected={showsProtected} />
              ) : null}
              <DrawStrip draw={draw} frameSize={frameSize} />
              <DrawnCasesTable
                draw={draw}
                caption={`Ärenden i dragning ${draw.number}`}
                isExact
                showsProtected={showsProtected}
              />
            </Stack>
          </Disclosure>
        );
      })}
    </>
  );
}

function endOf(next: DrawView | undefined): string {
  return next?.kind === 'extension' ? 'utökades' : 'gjordes om';
}
