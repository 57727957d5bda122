import type { RoundOverview } from '#app/features/controls/domain/round-overview.ts';
import { isByLot } from '#app/features/sampling/domain/design.ts';
import { plural, sentence } from '#app/shared/text/format.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { DrawEvents } from './draw-events.tsx';
import { DrawForm } from './draw-form.tsx';
import { drawInSentences } from './draw-sentences.ts';
import { DrawStrip } from './draw-strip.tsx';
import { DrawSummary } from './draw-summary.tsx';
import { DrawnCases } from './drawn-cases.tsx';
import { EarlierDraws } from './earlier-draws.tsx';
import { LockTraces } from './lock-traces.tsx';
import { NextReserves } from './next-reserves.tsx';
import { SameFrameDraws } from './same-frame-draws.tsx';
import { SeedAgreements } from './seed-agreements.tsx';
import { WhyCaseForm } from './why-case-form.tsx';

/** Step 2: the seed and the button, or the draw as sentences, strip and list. */
export function DrawStep({ overview }: { overview: RoundOverview }) {
  const { round, draws, frame, may } = overview;
  const draw = draws.at(-1);
  return (
    <Section title={overview.allocationKind === 'onCause' ? '2. Urval' : '2. Dragning'} id="dragning">
      {draw && frame ? (
        <Stack>
          <DrawSummary draw={draw} />
          <DrawEvents draws={draws} />
          <SeedAgreements overview={overview} />
          <LockTraces overview={overview} />
          <SameFrameDraws draws={overview.otherDraws} isDrawn />
          {drawInSentences(draw, frame.size).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          {draw.allocationKind === 'onCause' ? null : <DrawStrip draw={draw} frameSize={frame.size} />}
          <DrawnCases
            draw={draw}
            caption={draw.selection === 'random' ? 'Dragna ärenden' : 'Ärenden i urvalet'}
            replaceAt={may.replace ? `/omgangar/${round.id}/ersatt` : undefined}
          />
          {draw.selection === 'census' ||
          draw.allocationKind === 'selfSelected' ||
          draw.allocationKind === 'onCause' ? null : (
            <NextReserves draw={draw} />
          )}
          {draw.allocationKind === 'onCause' ? null : <WhyCaseForm roundId={round.id} />}
          <EarlierDraws draws={draws.slice(0, -1)} frameSize={frame.size} inForce={draw} showsProtected />
          <Stack isRow>
            <ButtonLink to={`/omgangar/${round.id}/protokoll`} variant="secondary">
              Visa urvalsprotokollet
            </ButtonLink>
            {may.extend ? (
              <ButtonLink to={`/omgangar/${round.id}/utoka`} variant="quiet">
                Utöka urvalet
              </ButtonLink>
            ) : null}
            {may.redraw ? (
              <ButtonLink to={`/omgangar/${round.id}/dra`} variant="quiet">
                Dra om urvalet
              </ButtonLink>
            ) : null}
          </Stack>
        </Stack>
      ) : (
        <NotDrawn overview={overview} />
      )}
    </Section>
  );
}

function NotDrawn({ overview }: { overview: RoundOverview }) {
  const { may, frame, round, designInWords } = overview;
  if (!frame) return <p>Urvalet kan dras när urvalsramen är fryst.</p>;
  return (
    <Stack>
      <SeedAgreements overview={overview} />
      <LockTraces overview={overview} />
      {may.draw || may.chooseCases ? (
        <p>
          {sentence(`Urval: ${designInWords}`)} {fromWhatInWords(overview, frame.size)}
        </p>
      ) : null}
      <SameFrameDraws draws={overview.otherDraws} isDrawn={false} />
      {may.draw ? (
        <DrawForm
          roundId={round.id}
          drawCount={0}
          isByLot={isByLot(overview.allocationKind)}
          mayTypeSeed={overview.may.typeSeed}
          yearLock={overview.yearLock}
          people={overview.seedPeople}
        />
      ) : may.chooseCases ? (
        <div>
          <ButtonLink to={`/omgangar/${round.id}/urval`} variant="primary">
            {overview.allocationKind === 'onCause' ? 'Välj ärenden' : 'Se vilka som har valt'}
          </ButtonLink>
        </div>
      ) : may.giveUpSeed ? null : (
        <p>Urvalet är inte draget än.</p>
      )}
    </Stack>
  );
}

/** A census takes all: nothing is drawn from anything. */
function fromWhatInWords(overview: RoundOverview, frameSize: number): string {
  const cases = plural(frameSize, 'ärende', 'ärenden');
  if (overview.allocationKind !== 'census')
    return `${isByLot(overview.allocationKind) ? 'Dras' : 'Väljs'} ur ${cases}.`;
  return frameSize === 1 ? 'Det enda ärendet granskas.' : `Alla ${cases} granskas.`;
}
