import { deepeningInWords } from '#app/features/controls/domain/deepening.ts';
import type { DrawView, RoundOverview } from '#app/features/controls/domain/round-overview.ts';
import { leftOutInWords } from '#app/features/controls/domain/rules-words.ts';
import { formatDate, formatDateTime, formatNumber } from '#app/shared/text/format.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { EmptyState } from '#app/shared/ui/empty-state.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';
import { drawnCasesCaption } from './draw-order-words.ts';
import { DrawStrip } from './draw-strip.tsx';
import { DrawSummary } from './draw-summary.tsx';
import { DrawnCasesTable } from './drawn-cases-table.tsx';
import { EarlierDraws } from './earlier-draws.tsx';
import { Fingerprint } from './fingerprint.tsx';
import { HowToCheck } from './how-to-check.tsx';
import { LockTraces } from './lock-traces.tsx';
import { ReplacementsTable, ReservesTable } from './protocol-tables.tsx';
import { SameFrameDraws } from './same-frame-draws.tsx';
import { GivenUp } from './seed-agreements.tsx';
import { undatedItems } from './undated-items.ts';

/** The protocol (urvalsprotokoll): all that is needed to check how the cases were chosen, for screen and paper. */
export function ProtocolPage({ overview, checksum }: { overview: RoundOverview; checksum: string | null }) {
  const { round, control, frame, draws } = overview;
  const draw = draws.at(-1);
  return (
    <>
      <PageHeader
        title="Urvalsprotokoll"
        eyebrow={`${control.name}, ${round.name}`}
        back={{ to: `/omgangar/${round.id}`, label: 'Till omgången' }}
        lead="Med urvalsramen och fröet kan vem som helst göra om dragningen och få samma ärenden."
        actions={
          frame ? (
            <>
              <ButtonLink to={`/omgangar/${round.id}/urvalsram.csv`} variant="secondary" download>
                Urvalsram (CSV)
              </ButtonLink>
              <ButtonLink to={`/omgangar/${round.id}/protokoll.json`} variant="secondary" download>
                Protokoll (JSON)
              </ButtonLink>
              {draw ? (
                <ButtonLink to={`/omgangar/${round.id}/protokoll.xlsx`} variant="secondary" download>
                  Protokoll (Excel)
                </ButtonLink>
              ) : null}
            </>
          ) : undefined
        }
      />
      {checksum ? <Checksum value={checksum} /> : null}
      {frame ? (
        <Section title="Urvalsram">
          <SummaryList
            items={[
              { term: 'Kontroll', description: control.name },
              { term: 'Omgång', description: `${round.name} (nr ${round.number})` },
              { term: 'Enhet', description: round.unitName },
              { term: 'Referensdatum', description: formatDate(round.referenceOn) },
              ...(round.aborted
                ? [
                    {
                      term: 'Avbruten',
                      description: `${formatDateTime(round.aborted.at)} av ${round.aborted.byName}. ${round.aborted.reason}`,
                    },
                  ]
                : []),
              {
                term: 'Register',
                description: frame.extractedOn
                  ? `${overview.registerName}, uttaget är från ${formatDate(frame.extractedOn)}`
                  : overview.registerName,
              },
              { term: 'Villkor', description: frame.filterInWords },
              ...(overview.deepening
                ? [{ term: 'Fördjupning', description: deepeningInWords(overview.deepening) }]
                : []),
              ...frame.leftOut.map((left) => ({
                term: 'Lämnat utanför',
                description: leftOutInWords(left),
              })),
              { term: 'Antal ärenden', description: formatNumber(frame.size) },
              ...undatedItems(frame),
              { term: 'Fingeravtryck (SHA-256)', description: <Fingerprint value={frame.fingerprint} /> },
              { term: 'Fryst', description: `${formatDateTime(frame.frozenAt)} av ${frame.frozenByName}` },
            ]}
          />
        </Section>
      ) : (
        <EmptyState title="Urvalsramen är inte fryst än">
          <p>Protokollet skrivs när du fryser urvalsramen och drar urvalet.</p>
        </EmptyState>
      )}
      {frame && draw ? <DrawInForce draw={draw} frameSize={frame.size} /> : null}
      {frame ? (
        <Section title="Andra dragningar ur samma ärenden">
          <LockTraces overview={overview} />
          <GivenUp agreements={overview.seedAgreements} />
          {overview.otherDraws.length > 0 ? (
            <SameFrameDraws draws={overview.otherDraws} isDrawn={draw !== undefined} />
          ) : (
            <p>
              Inga. Ingen annan omgång har dragit ur samma urvalsram, eller vid samma tid ur en ram där minst
              hälften av ärendena är desamma.
            </p>
          )}
        </Section>
      ) : null}
      {frame && draws.length > 1 ? (
        <Section title="Tidigare dragningar">
          <EarlierDraws draws={draws.slice(0, -1)} frameSize={frame.size} inForce={draw} isUnfolded />
        </Section>
      ) : null}
      {frame && draw ? <HowToCheck draw={draw} roundId={round.id} /> : null}
    </>
  );
}

/** What settles a dispute later, and what it covers. */
function Checksum({ value }: { value: string }) {
  return (
    <Section title="Kontrollsumma">
      <Stack>
        <Fingerprint value={value} />
        <p>
          Skriv in den i mötets protokoll eller skicka den samma dag. Den är densamma tills något händer i
          omgången, och visar då om en dragning, en utökning eller en ersättning har ändrats eller tagits
          bort. Namn på personer, enheter, kontrollen, checklistan och registret ingår inte, inte heller
          spåren efter ett låst frö och dragningar i andra omgångar.
        </p>
      </Stack>
    </Section>
  );
}

function DrawInForce({ draw, frameSize }: { draw: DrawView; frameSize: number }) {
  return (
    <Section title="Dragning">
      <Stack>
        <DrawSummary draw={draw} />
        <DrawStrip draw={draw} frameSize={frameSize} />
        <DrawnCasesTable draw={draw} caption={drawnCasesCaption(draw)} isExact />
        {draw.replacements.length > 0 ? <ReplacementsTable draw={draw} /> : null}
        {draw.nextReserves.length > 0 ? <ReservesTable draw={draw} /> : null}
      </Stack>
    </Section>
  );
}
