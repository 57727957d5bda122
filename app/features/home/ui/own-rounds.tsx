import { Link } from '@remix-run/react';
import { ROUND_STATE_WORDS } from '#app/features/controls/ui/control-words.ts';
import type { RoundState } from '#app/shared/domain/vocabulary.ts';
import { plural } from '#app/shared/text/format.ts';
import { NarrowNote } from '#app/shared/ui/narrow-note.tsx';
import { ProgressBar } from '#app/shared/ui/progress-bar.tsx';
import { Section } from '#app/shared/ui/section.tsx';
import { Status } from '#app/shared/ui/status.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { DueOn } from './waiting.tsx';

type OwnRound = {
  id: number;
  name: string;
  controlName: string;
  state: RoundState;
  dueOn: string;
  isOverdue: boolean;
  reviewCount: number;
  finishedCount: number;
  next?: string | undefined;
  /** Reviews of people who may no longer do them; left out for whoever does not lead the round. */
  strandedCount?: number | undefined;
};

/** The rounds the person owns: where each stands and the one next thing to do. */
export function OwnRounds({ rounds }: { rounds: readonly OwnRound[] }) {
  return <Rounds title="Dina omgångar" rounds={rounds} />;
}

/** Rounds that others lead, for whoever follows them. */
export function WatchedRounds({ rounds }: { rounds: readonly OwnRound[] }) {
  return <Rounds title="Pågående omgångar" rounds={rounds} />;
}

function Rounds({ title, rounds }: { title: string; rounds: readonly OwnRound[] }) {
  return (
    <Section title={title}>
      <Table caption={`${title} och hur långt de har kommit`} captionHidden>
        <thead>
          <tr>
            <th scope="col">Omgång</th>
            <th scope="col">Läge</th>
            <th scope="col" data-wide="">
              Klart senast
            </th>
          </tr>
        </thead>
        <tbody>
          {rounds.map((round) => (
            <tr key={round.id}>
              <td>
                <Link to={`/omgangar/${round.id}`}>{round.name}</Link>
                <div>{round.controlName}</div>
                <NarrowNote>
                  Senast <DueOn dueOn={round.dueOn} isOverdue={round.isOverdue} />
                </NarrowNote>
              </td>
              <td>
                <RoundProgress round={round} />
                {round.next ? <div>Nästa steg: {round.next.toLowerCase()}</div> : null}
                {round.strandedCount ? (
                  <div>
                    {plural(round.strandedCount, 'granskning', 'granskningar')} har en granskare som inte
                    längre får granska. <Link to={`/omgangar/${round.id}/fordela`}>Fördela på nytt</Link>
                  </div>
                ) : null}
              </td>
              <td data-nowrap data-wide="">
                <DueOn dueOn={round.dueOn} isOverdue={round.isOverdue} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

function RoundProgress({ round }: { round: OwnRound }) {
  if (round.state === 'reviewing') {
    const { finishedCount, reviewCount } = round;
    return (
      <ProgressBar
        value={finishedCount}
        max={reviewCount}
        label={`${finishedCount} av ${reviewCount} granskade`}
      />
    );
  }
  const words = ROUND_STATE_WORDS[round.state];
  return <Status tone={words.tone}>{words.label}</Status>;
}
