import { formatNumber } from '#app/shared/text/format.ts';
import { countInWords } from '#app/shared/text/result-sentence.ts';
import { Table } from '#app/shared/ui/table.tsx';
import type { GroupQuestion } from '../domain/breakdown.ts';
import type { DeidentifiedGroupQuestion } from '../domain/deidentified-breakdown.ts';
import { groupName } from '../domain/group-words.ts';
import type { AnyQuestion } from './question-result.tsx';

export type AnyGroupQuestion = GroupQuestion | DeidentifiedGroupQuestion;

export type AnyGroup = {
  value: string | null;
  frameSize: number;
  reviewedCount: number;
  questions: readonly AnyGroupQuestion[];
};

export type BreakdownTablesProps = {
  column: string;
  groups: readonly AnyGroup[];
  /** The whole round, in the same order as the questions of each group. */
  questions: readonly AnyQuestion[];
  frameSize: number;
  reviewedCount: number;
};

type Counted = Pick<AnyQuestion, 'fulfilled' | 'base'>;

const count = ({ fulfilled, base }: Counted) => countInWords({ fulfilled, base, share: null, items: null });
const ofAll = (reviewed: number, all: number) => `${formatNumber(reviewed)} av\u00a0${formatNumber(all)}`;

/** How much is fulfilled in every group, a question a row and the whole round last. */
export function BreakdownOverview({ column, groups, questions, ...whole }: BreakdownTablesProps) {
  return (
    <Table caption={`Uppfyllt per ${column}`}>
      <thead>
        <tr>
          <th scope="col">Fråga</th>
          {groups.map(({ value }) => (
            <th key={String(value)} scope="col" data-numeric>
              {groupName(value)}
            </th>
          ))}
          <th scope="col" data-numeric>
            Hela omgången
          </th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">Granskade ärenden</th>
          {groups.map(({ value, reviewedCount, frameSize }) => (
            <td key={String(value)} data-numeric>
              {ofAll(reviewedCount, frameSize)}
            </td>
          ))}
          <td data-numeric>{ofAll(whole.reviewedCount, whole.frameSize)}</td>
        </tr>
        {questions.map((question, at) => (
          <tr key={question.key}>
            <th scope="row">
              {question.items ? `${question.shortName}, ${question.items.itemsName}` : question.shortName}
            </th>
            {groups.map((group) => {
              const one = group.questions[at];
              return (
                <td key={String(group.value)} data-numeric>
                  {one ? count(one) : '–'}
                </td>
              );
            })}
            <td data-numeric>{count(question)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
