import { Link } from '@remix-run/react';
import { begunInWords } from '#app/features/controls/domain/begun-review.ts';
import { replacementReasonLabel } from '#app/features/controls/domain/replacement-words.ts';
import type { DrawView, RoundOverview } from '#app/features/controls/domain/round-overview.ts';
import { leftOutInWords } from '#app/features/controls/domain/rules-words.ts';
import { formatDateTime, formatLongDate, formatNumber } from '#app/shared/text/format.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { EmptyState } from '#app/shared/ui/empty-state.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { drawnCasesCaption } from './draw-order-words.ts';
import { DrawStrip } from './draw-strip.tsx';
import { DrawSummary } from './draw-summary.tsx';
import { DrawnCasesTable, ticketText } from './drawn-cases-table.tsx';
import { EarlierDraws } from './earlier-draws.tsx';
import { Fingerprint } from './fingerprint.tsx';
import { LockTraces } from './lock-traces.tsx';
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
              { term: 'Referensdatum', description: formatLongDate(round.referenceOn) },
              ...(round.aborted
                ? [
                    {
                      term: 'Avbruten',
                      description: `${formatDateTime(round.aborted.at)} av ${round.aborted.byName}. ${round.aborted.reason}`,
                    },
                  ]
                : []),
              { term: 'Register', description: overview.registerName },
              { term: 'Villkor', description: frame.filterInWords },
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
        <Section title="Andra dragningar på samma urvalsram">
          <LockTraces overview={overview} />
          <GivenUp agreements={overview.seedAgreements} />
          {overview.otherDraws.length > 0 ? (
            <SameFrameDraws draws={overview.otherDraws} isDrawn={draw !== undefined} />
          ) : (
            <p>Inga. Ingen annan omgång har dragit ur samma urvalsram.</p>
          )}
        </Section>
      ) : null}
      {frame && draws.length > 1 ? (
        <Section title="Tidigare dragningar">
          <EarlierDraws draws={draws.slice(0, -1)} frameSize={frame.size} inForce={draw} />
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
        {draw.replacements.length > 0 ? <Replacements draw={draw} /> : null}
        {draw.nextReserves.length > 0 ? <Reserves draw={draw} /> : null}
      </Stack>
    </Section>
  );
}

function Replacements({ draw }: { draw: DrawView }) {
  return (
    <Table caption="Ersatta ärenden">
      <thead>
        <tr>
          <th scope="col">Ärende</th>
          <th scope="col">Ersatt av</th>
          <th scope="col">Skäl</th>
          <th scope="col">När och av vem</th>
        </tr>
      </thead>
      <tbody>
        {draw.replacements.map((one) => (
          <tr key={one.replacedKey}>
            <td data-nowrap>{one.replacedKey}</td>
            <td data-nowrap>{one.replacementKey ?? 'ingen'}</td>
            <td>
              {replacementReasonLabel(one.reason)}
              {one.note ? `. ${one.note}` : ''} {begunInWords(one.begun)}
            </td>
            <td>
              {formatDateTime(one.at)}, {one.byName}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Reserves({ draw }: { draw: DrawView }) {
  const { nextReserves, reserveCount } = draw;
  const hasGroups = nextReserves.some(({ stratum }) => stratum !== '');
  return (
    <Table
      caption={`${hasGroups ? 'Nästa ersättningsärende i varje grupp' : 'Nästa ersättningsärenden'}, ${formatNumber(nextReserves.length)} av ${formatNumber(reserveCount)}. Alla står i JSON-filen.`}
    >
      <thead>
        <tr>
          <th scope="col">Ärende</th>
          {hasGroups ? <th scope="col">Grupp</th> : null}
          <th scope="col" data-numeric>
            Slumptal
          </th>
        </tr>
      </thead>
      <tbody>
        {nextReserves.map((one) => (
          <tr key={one.key}>
            <td data-nowrap>{one.key}</td>
            {hasGroups ? <td>{one.stratum || '(tomt)'}</td> : null}
            <td data-numeric>{ticketText(one.ticket, true)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function HowToCheck({ draw, roundId }: { draw: DrawView; roundId: number }) {
  return (
    <Section
      title="Så kontrollerar du dragningen"
      actions={
        <ButtonLink to="/kontrollera" variant="secondary">
          Kontrollera ett urval
        </ButtonLink>
      }
    >
      <p>
        Hämta urvalsramen och protokollet (JSON) och lägg dem på sidan Kontrollera ett urval. Den kräver ingen
        inloggning och skickar inget ifrån webbläsaren. Så här gör du för hand:
      </p>
      <ol>
        <li>
          Ladda ner urvalsramen. Kommandot <code>sha256sum</code> på filen ska ge fingeravtrycket.
        </li>
        <li>
          Räkna slumptalet för varje ärende: <code>seedrandom(frö + "|" + ärendenummer)()</code> med
          biblioteket seedrandom 3.0.5.
        </li>
        {howToSelect(draw).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
      <p>
        Dragningen följer specifikationen {draw.specification}. Ska den kunna kontrolleras av allmänheten
        finns ett{' '}
        <Link to={`/omgangar/${roundId}/protokoll/avidentifierat`}>avidentifierat urvalsprotokoll</Link>.
      </p>
    </Section>
  );
}

function howToSelect({ allocationKind, quotaColumns }: DrawView): string[] {
  switch (allocationKind) {
    case 'census':
      return ['Alla ärenden är med. Slumptalen avgör bara i vilken ordning de står.'];
    case 'firstInOrder':
      return [
        'Ordna ärendena efter datum, det tidigaste först, och samma dag efter slumptal. De första är urvalet.',
      ];
    case 'selfSelected':
    case 'onCause':
      return ['Ärendena valdes av människor. Slumptalen avgör bara i vilken ordning de står.'];
    default:
      return [
        'Ordna ärendena efter slumptal, det lägsta först, i varje grupp för sig om det finns grupper. De första är urvalet.',
        ...(quotaColumns.length > 0
          ? [
              'Fattas ärenden till ett minst-krav tas de lägsta som uppfyller det i stället för de sist dragna.',
            ]
          : []),
      ];
  }
}
