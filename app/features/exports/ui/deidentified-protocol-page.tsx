import { Fingerprint } from '#app/features/controls/ui/fingerprint.tsx';
import { undatedItems } from '#app/features/controls/ui/undated-items.ts';
import type { DeidentifiedFile } from '#app/features/sampling/domain/protocol-shape.ts';
import { formatDate, formatDateTime, formatNumber } from '#app/shared/text/format.ts';
import { lockTraceForReaders } from '#app/shared/text/lock-traces.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { PageHeader } from '#app/shared/ui/page-header.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';
import { DrawSection, type ShownDraw } from './deidentified-draw.tsx';

/** So many reserves stand on the page and on paper. */
export const RESERVES_SHOWN = 10;

type PageProps = {
  roundId: number;
  /** The whole protocol and its key are hers as well. */
  mayReadProtocol: boolean;
  protocol: Omit<DeidentifiedFile, 'dragningar'> & { readonly dragningar: readonly ShownDraw[] };
};

/** The protocol without case numbers, names and seed, for screen and paper. */
export function DeidentifiedProtocolPage({ roundId, mayReadProtocol, protocol }: PageProps) {
  const { omgång: round, urvalsram: frame } = protocol;
  const file = `/omgangar/${roundId}/protokoll-avidentifierat.json`;
  return (
    <>
      <PageHeader
        title="Avidentifierat urvalsprotokoll"
        eyebrow={`${protocol.kontroll}, ${round.namn}`}
        back={
          mayReadProtocol
            ? { to: `/omgangar/${roundId}/protokoll`, label: 'Till urvalsprotokollet' }
            : { to: `/resultat/${roundId}`, label: 'Till resultatet' }
        }
        lead="Utan ärendenummer, namn och frö. Det kan göras offentligt och ändå kontrolleras."
        actions={
          <>
            <ButtonLink to={file} variant="secondary" download>
              Protokoll (JSON)
            </ButtonLink>
            <ButtonLink to="/kontrollera" variant="secondary">
              Kontrollera ett urval
            </ButtonLink>
          </>
        }
      />
      <Section title="Urvalsram">
        <SummaryList
          items={[
            { term: 'Enhet', description: protocol.enhet },
            { term: 'Referensdatum', description: formatDate(round.referensdatum) },
            { term: 'Antal ärenden', description: formatNumber(frame.antal) },
            {
              term: 'Fingeravtryck (SHA-256)',
              description: <Fingerprint value={frame.fingeravtryckSha256} />,
            },
            ...undatedItems({
              undated: frame.utanDatum && { column: frame.utanDatum.kolumn, count: frame.utanDatum.antal },
            }),
            { term: 'Fryst', description: formatDateTime(frame.frystTid) },
            ...aroundItems(protocol),
            { term: 'Filens kontrollsumma', description: <Fingerprint value={protocol.kontrollsumma} /> },
          ]}
        />
      </Section>
      {protocol.dragningar.toReversed().map((draw) => (
        <DrawSection key={draw.nummer} draw={draw} />
      ))}
      <WhatCanBeChecked />
      {mayReadProtocol ? <ForAuditors roundId={roundId} file={file} /> : null}
    </>
  );
}

function aroundItems(protocol: PageProps['protocol']) {
  const { avbruten, uppgivnaFrön, spårEfterLåsning, avvisadeDragningar } = protocol;
  return [
    ...(avbruten
      ? [{ term: 'Avbruten', description: `${formatDateTime(avbruten.tid)}. ${avbruten.skäl}` }]
      : []),
    ...uppgivnaFrön.map(({ dragning, uppgivetTid, skäl }) => ({
      term: 'Frö i två delar som gavs upp',
      description: `Till dragning ${dragning}, ${formatDateTime(uppgivetTid)}. ${skäl}`,
    })),
    ...spårEfterLåsning.map((trace) => ({
      term: 'Efter att årets frö låstes',
      description: lockTraceForReaders(trace),
    })),
    ...avvisadeDragningar.map(({ tid }) => ({
      term: 'Försök som inte gick att dra',
      description: formatDateTime(tid),
    })),
  ];
}

function WhatCanBeChecked() {
  return (
    <Section title="Vad som går att kontrollera">
      <ul>
        <li>
          Vem som helst: att alla platser i ordningen finns en gång, att urvalet, grupperna, minst-kraven,
          ersättningsärendena och ersättningarna följer av reglerna och ordningen, och att filen är oförändrad
          sedan kontrollsumman skrevs ner.
        </li>
        <li>
          Den som har kontrollnyckeln och urvalsramen: allt, alltså också att slumptalen kommer av fröet, att
          ärendena är ramens och att grupper och minst-krav stämmer med registret.
        </li>
        <li>
          Ingen: om urvalsramen var rätt från början, och om skälen till omdragningar och ersättningar är
          sanna.
        </li>
      </ul>
    </Section>
  );
}

function ForAuditors({ roundId, file }: { roundId: number; file: string }) {
  return (
    <Section title="För den som kontrollerar i detalj" isScreenOnly>
      <Stack>
        <p>
          Kontrollnyckeln innehåller fröet och saltet. Med den och urvalsramen går hela filen att räkna om,
          och ärendenumren att prova fram. Lämna den bara till den som får se ärendenumren.
        </p>
        <ButtonLink to={`/omgangar/${roundId}/kontrollnyckel.json`} variant="secondary" download>
          Kontrollnyckel (JSON)
        </ButtonLink>
        <Disclosure summary="Filen med slumptal">
          <Stack>
            <p>
              Slumptalen räknas ut av fröet och ärendenumret. Den som vet eller gissar fröet kan pröva
              ärendenummer mot dem, och ett frö som programmet har skapat är ett av en miljon. Platserna i
              ordningen räcker för samma kontroll. Sprid därför inte filen med slumptal när fröet är känt,
              till exempel från ett nämndprotokoll, eller när ärendenumren går att gissa.
            </p>
            <ButtonLink to={`${file}?slumptal=ja`} variant="secondary" download>
              Filen med slumptal (JSON)
            </ButtonLink>
          </Stack>
        </Disclosure>
      </Stack>
    </Section>
  );
}
