import { Link } from '@remix-run/react';
import { roundStatus } from '#app/features/controls/ui/control-words.ts';
import type { RoundState } from '#app/shared/domain/vocabulary.ts';
import { countInWords, intervalInWords } from '#app/shared/text/result-sentence.ts';
import { comparisonInWords } from '#app/shared/text/trend-words.ts';
import { ButtonLink } from '#app/shared/ui/button-link.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Status } from '#app/shared/ui/status.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import type { EffectRow } from '../domain/action-effect.ts';
import type { QuestionFigures } from '../domain/figures.ts';

type Side = {
  roundId: number;
  name: string;
  unitName: string;
  referenceOn: string | null;
  hasFigures: boolean;
  isFinal: boolean;
};

type Ground = {
  controlName: string;
  before: Side & { isDeidentifiedOpen: boolean };
  after: Side | null;
  isSameGroup: boolean;
  rows: readonly EffectRow[];
};

type ActionEffectProps = {
  actionId: number;
  followUp: {
    round: {
      id: number;
      name: string;
      state: RoundState;
      isAborted: boolean;
      mayRead: boolean;
      isDeidentifiedOpen: boolean;
    } | null;
    grounds: readonly Ground[];
  };
  mayStart: boolean;
};

/** The questions of the action's faults in the round that found them and in the one that follows them up. */
export function ActionEffect({ actionId, followUp: { round, grounds }, mayStart }: ActionEffectProps) {
  if (grounds.length === 0 && !round) return null;
  return (
    <Section
      title="Före och efter"
      lead={<p>Siffrorna visar vad som skiljer, men inte varför. Om åtgärden hjälpte bedömer ni.</p>}
    >
      <Stack>
        {round ? <FollowUpRound round={round} /> : null}
        {grounds.map((ground) => (
          <BeforeAndAfter key={ground.before.roundId} ground={ground} />
        ))}
        {mayStart ? (
          <div>
            <ButtonLink to={`/atgarder/${actionId}/uppfoljning`} variant="secondary">
              {round ? 'Starta en uppföljningsomgång till' : 'Starta en uppföljningsomgång'}
            </ButtonLink>
          </div>
        ) : null}
      </Stack>
    </Section>
  );
}

function FollowUpRound({ round }: { round: NonNullable<ActionEffectProps['followUp']['round']> }) {
  const { label, tone } = roundStatus({
    state: round.state,
    isAborted: round.isAborted,
    areAnswersOpen: false,
  });
  return (
    <p>
      Uppföljningsomgång:{' '}
      {round.mayRead || round.isDeidentifiedOpen ? (
        <Link to={round.mayRead ? `/omgangar/${round.id}` : `/resultat/${round.id}`}>{round.name}</Link>
      ) : (
        round.name
      )}{' '}
      <Status tone={tone}>{label}</Status>
    </p>
  );
}

function BeforeAndAfter({ ground: { controlName, before, after, isSameGroup, rows } }: { ground: Ground }) {
  if (!before.hasFigures) {
    return (
      <p>
        Bristerna hittades i {controlName}, {before.name}. Siffrorna därifrån ser den som får läsa omgången
        {before.isDeidentifiedOpen ? (
          <>
            {'. Du kan läsa '}
            <Link to={`/resultat/${before.roundId}`}>det avidentifierade resultatet</Link>
          </>
        ) : null}
        .
      </p>
    );
  }
  return (
    <Stack gap="small">
      <Table caption={`${controlName}: före och efter åtgärden`}>
        <thead>
          <tr>
            <th scope="col">Fråga</th>
            <th scope="col">
              Före: <Link to={`/omgangar/${before.roundId}`}>{before.name}</Link>
            </th>
            <th scope="col">
              {after?.hasFigures ? (
                <>
                  Efter: <Link to={`/omgangar/${after.roundId}`}>{after.name}</Link>
                </>
              ) : (
                'Efter'
              )}
            </th>
            <th scope="col">Skillnad</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.shortName}</th>
              <td>
                <Figures figures={row.before} isFinal={before.isFinal} />
              </td>
              <td>
                {after?.hasFigures ? <Figures figures={row.after} isFinal={after.isFinal} /> : 'Inget än'}
              </td>
              <td>{row.comparison ? comparisonInWords(row.comparison) : ''}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      {after?.hasFigures && !isSameGroup ? (
        <p>
          Omgångarna gäller olika grupper av ärenden ({before.unitName} före, {after.unitName} efter), så
          siffrorna jämförs inte.
        </p>
      ) : null}
    </Stack>
  );
}

function Figures({ figures, isFinal }: { figures: QuestionFigures | null; isFinal: boolean }) {
  if (!figures || figures.base === 0) return 'Frågan gällde inget granskat ärende';
  return (
    <>
      {isFinal ? '' : 'Hittills '}
      {countInWords(figures)}. {intervalInWords(figures.interval)}
    </>
  );
}
