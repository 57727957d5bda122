import { Form, Link } from '@remix-run/react';
import type { RoundFacts } from '#app/features/controls/domain/round-overview.ts';
import { leftOutInWords } from '#app/features/controls/domain/rules-words.ts';
import { undatedItems } from '#app/features/controls/ui/undated-items.ts';
import { formatDateTime, formatNumber } from '#app/shared/text/format.ts';
import { Button } from '#app/shared/ui/button.tsx';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { Notice } from '#app/shared/ui/notice.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { SummaryList } from '#app/shared/ui/summary-list.tsx';
import { ExtractDoubt } from './extract-doubt.tsx';
import { Fingerprint } from './fingerprint.tsx';
import { FramePreviewText } from './frame-preview-text.tsx';

/** Step 1: what the frame will hold and the button that freezes it, or the frozen frame with its fingerprint. */
export function FrameStep({ overview }: { overview: RoundFacts }) {
  return (
    <Section title="1. Urvalsram" id="urvalsram">
      {overview.frame ? <FrozenFrame overview={overview} /> : <PlannedFrame overview={overview} />}
    </Section>
  );
}

function PlannedFrame({ overview }: { overview: RoundFacts }) {
  const { preview, extract, round, registerName, filterInWords, rulesInWords, designInWords, design } =
    overview;
  return (
    <Stack>
      <SummaryList
        items={[
          {
            term: 'Register',
            description: extract ? `${registerName}, uttaget är från ${extract.on}` : registerName,
          },
          { term: 'Villkor', description: filterInWords },
          ...rulesInWords.map((sentence) => ({ term: 'Regel', description: sentence })),
          { term: 'Enhet', description: `${round.unitName} med enheterna under` },
          { term: 'Urval', description: designInWords },
        ]}
      />
      {preview ? <FramePreviewText preview={preview} design={design} /> : null}
      {extract && overview.may.freeze ? (
        <ExtractDoubt extract={extract} roundId={round.id} referenceOn={round.referenceOn} />
      ) : null}
      {overview.may.freeze ? (
        <p>
          Stämmer det inte?{' '}
          <Link to={`/kontroller/${overview.control.id}/redigera`}>Ändra villkoren i kontrollen</Link> innan
          du fryser.
        </p>
      ) : null}
      {overview.may.freeze ? (
        <Form method="post" action={`/omgangar/${round.id}/frys`}>
          <Stack>
            <Notice tone="info" title="Vad som händer när du fryser">
              <p>
                Ärendena och deras uppgifter sparas som de är nu. Därefter kan inga ärenden läggas till eller
                tas bort i omgången, och senare inläsningar ändrar den inte. Först därefter bestäms urvalet.
              </p>
            </Notice>
            <div>
              <Button type="submit" variant="primary">
                Frys urvalsramen
              </Button>
            </div>
          </Stack>
        </Form>
      ) : null}
    </Stack>
  );
}

function FrozenFrame({ overview }: { overview: RoundFacts }) {
  const { frame, round, registerName } = overview;
  if (!frame) return null;
  return (
    <Stack>
      <SummaryList
        items={[
          { term: 'Antal ärenden', description: formatNumber(frame.size) },
          { term: 'Fingeravtryck (SHA-256)', description: <Fingerprint value={frame.fingerprint} /> },
          {
            term: 'Register',
            description: [
              registerName,
              frame.extractedOn ? `uttaget är från ${frame.extractedOn}` : '',
              frame.importedAt ? `inläst ${formatDateTime(frame.importedAt)}` : '',
            ]
              .filter(Boolean)
              .join(', '),
          },
          { term: 'Villkor', description: frame.filterInWords },
          ...frame.leftOut.map((left) => ({ term: 'Utanför', description: leftOutInWords(left) })),
          ...undatedItems(frame),
          { term: 'Fryst', description: `${formatDateTime(frame.frozenAt)} av ${frame.frozenByName}` },
        ]}
      />
      <div>
        <ButtonLink to={`/omgangar/${round.id}/urvalsram.csv`} variant="secondary" download>
          Ladda ner urvalsramen (CSV)
        </ButtonLink>
      </div>
    </Stack>
  );
}
