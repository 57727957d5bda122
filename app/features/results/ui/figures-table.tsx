import { formatNumber, formatPercent } from '#app/shared/text/format.ts';
import { Table } from '#app/shared/ui/table.tsx';
import type { DeidentifiedQuestion } from '../domain/deidentified-question.ts';
import type { QuestionFigures } from '../domain/figures.ts';

type AnyQuestion = QuestionFigures | DeidentifiedQuestion;

type FiguresTableProps = {
  questions: readonly AnyQuestion[];
  /** A column for the weighted share: a quota or unequal groups. */
  hasWeights: boolean;
};

const number = (value: number | null) => (value === null ? '–' : formatNumber(value));
const percent = (value: number | null) => (value === null ? '–' : formatPercent(value));

/** The interval in a table cell: whole cases where they can be given, else shares. */
export function intervalText(interval: AnyQuestion['interval']): string {
  if (interval?.kind === 'cases') {
    return `${formatNumber(interval.low)}–${formatNumber(interval.high)} av ${formatNumber(interval.frame)}`;
  }
  if (interval?.kind === 'share') return `${formatPercent(interval.low)} – ${formatPercent(interval.high)}`;
  return interval?.kind === 'none' && interval.reason === 'census' ? 'alla granskade' : '–';
}

/** Every number of the result: the truth behind sentences and bars. */
export function FiguresTable({ questions, hasWeights }: FiguresTableProps) {
  const hasNoted = questions.some(({ noted }) => noted !== 0);
  return (
    <Table caption="Alla siffror">
      <thead>
        <tr>
          <th scope="col">Fråga</th>
          <th scope="col" data-numeric>
            Uppfyllt
          </th>
          <th scope="col" data-numeric>
            Av
          </th>
          <th scope="col" data-numeric>
            {hasWeights ? 'Andel, ovägd' : 'Andel'}
          </th>
          {hasWeights ? (
            <th scope="col" data-numeric>
              Andel, vägd
            </th>
          ) : null}
          <th scope="col" data-numeric>
            95-procentigt intervall
          </th>
          <th scope="col" data-numeric>
            Handling saknas
          </th>
          <th scope="col" data-numeric>
            Ej tillämpligt
          </th>
          <th scope="col" data-numeric>
            Ej ställd
          </th>
          {hasNoted ? (
            <th scope="col" data-numeric>
              Räknas inte
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {questions.map((question) => (
          <tr key={question.key}>
            <th scope="row">
              {question.shortName}
              {question.items ? ` (antal ${question.items.itemsName})` : null}
            </th>
            <td data-numeric>{number(question.fulfilled)}</td>
            <td data-numeric>{number(question.base)}</td>
            <td data-numeric>{percent(question.share)}</td>
            {hasWeights ? <td data-numeric>{percent(question.weightedShare)}</td> : null}
            <td data-numeric>{intervalText(question.interval)}</td>
            <td data-numeric>{number(question.documentMissing)}</td>
            <td data-numeric>{number(question.notApplicable)}</td>
            <td data-numeric>{number(question.notAsked)}</td>
            {hasNoted ? <td data-numeric>{number(question.noted)}</td> : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
