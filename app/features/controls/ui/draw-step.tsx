import { ENTERED_SEED_WARNING, SEED_ORIGIN_WORDS } from '#app/features/controls/domain/draw-words.ts';
import type { DrawView, RoundOverview } from '#app/features/controls/domain/round-overview.ts';
import { formatDateTime, plural } from '#app/shared/text/format.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';
import { DrawForm } from './draw-form.tsx';
import { DrawStrip } from './draw-strip.tsx';
import { DrawnCasesTable } from './drawn-cases-table.tsx';
import { SameFrameDraws } from './same-frame-draws.tsx';

/** Step 2: the seed and the button, or the draw as strip and list. */
export function DrawStep({ overview }: { overview: RoundOverview }) {
  const { round, draws, frame, may } = overview;
  const draw = draws.at(-1);
  return (
    <Section title="2. Dragning" id="dragning">
      {draw && frame ? (
        <Stack>
          <DrawSummary draw={draw} />
          <SameFrameDraws draws={overview.otherDraws} isDrawn />
          <DrawStrip draw={draw} frameSize={frame.size} />
          <DrawnCasesTable
            draw={draw}
            caption="Dragna ärenden"
            replaceAt={may.replace ? `/omgangar/${round.id}/ersatt` : undefined}
          />
          <EarlierDraws draws={draws.slice(0, -1)} frameSize={frame.size} />
          <Stack isRow>
            <ButtonLink to={`/omgangar/${round.id}/protokoll`} variant="secondary">
              Visa urvalsprotokollet
            </ButtonLink>
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
  if (!may.draw) return <p>Urvalet är inte draget än.</p>;
  return (
    <Stack>
      <p>
        {designInWords}. Dras ur {plural(frame.size, 'ärende', 'ärenden')}.
      </p>
      <SameFrameDraws draws={overview.otherDraws} isDrawn={false} />
      <DrawForm roundId={round.id} drawCount={0} />
    </Stack>
  );
}

/** The facts of one draw, with what it could not meet. */
export function DrawSummary({ draw }: { draw: DrawView }) {
  return (
    <Stack>
      <SummaryList
        items={[
          { term: 'Frö', description: <code>{draw.seed}</code> },
          { term: 'Fröets ursprung', description: SEED_ORIGIN_WORDS[draw.seedOrigin] },
          { term: 'Urval', description: draw.designInWords },
          { term: 'Draget', description: `${formatDateTime(draw.drawnAt)} av ${draw.drawnByName}` },
          ...(draw.redrawReason ? [{ term: 'Skäl att dra om', description: draw.redrawReason }] : []),
        ]}
      />
      {draw.seedOrigin === 'entered' ? (
        <Notice tone="warning" title={`Fröet är ${SEED_ORIGIN_WORDS.entered}`}>
          <p>{ENTERED_SEED_WARNING}</p>
        </Notice>
      ) : null}
      {draw.shortfalls.length > 0 ? (
        <Notice tone="warning" title="Urvalet blev inte som kontrollen anger">
          {draw.shortfalls.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Notice>
      ) : null}
    </Stack>
  );
}

/** Draws that were made again stay readable here. */
export function EarlierDraws({ draws, frameSize }: { draws: readonly DrawView[]; frameSize: number }) {
  return draws.map((draw) => (
    <Disclosure key={draw.number} summary={`Dragning ${draw.number}, som gjordes om`}>
      <Stack>
        <DrawSummary draw={draw} />
        <DrawStrip draw={draw} frameSize={frameSize} />
        <DrawnCasesTable draw={draw} caption={`Ärenden i dragning ${draw.number}`} isExact />
      </Stack>
    </Disclosure>
  ));
}
