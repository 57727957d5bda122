import { BarChart } from '#app/shared/charts/bar-chart.tsx';
import { formatNumber, formatPercent } from '#app/shared/text/format.ts';
import { countInWords } from '#app/shared/text/result-sentence.ts';
import { ChartFigure } from '#app/shared/ui/chart-figure.tsx';
import { Disclosure } from '#app/shared/ui/disclosure.tsx';
import { Stack } from '#app/shared/ui/stack.tsx';
import { Table } from '#app/shared/ui/table.tsx';
import { groupName } from '../domain/group-words.ts';
import {
  type AnyGroup,
  type AnyGroupQuestion,
  BreakdownOverview,
  type BreakdownTablesProps,
} from './breakdown-overview.tsx';
import { intervalText } from './figures-table.tsx';
import { type AnyQuestion, endsOf } from './question-result.tsx';
import styles from './result-list.module.css';

const number = (value: number | null) => (value === null ? '–' : formatNumber(value));
const percent = (value: number | null) => (value === null ? '–' : formatPercent(value));

/** More groups than this cannot be read beside one another. */
const GROUPS_ACROSS = 8;

/** Where all had the same chance the weighted share is the share. */
const weighted = ({ isUnweighted, share, weightedShare }: AnyGroupQuestion | AnyQuestion) =>
  isUnweighted ? weightedShare : share;

/**
 * Every counted question by group, as far as the groups have room beside one another, and then each with its intervals and
 * picture, folded one by one.
 */
export function BreakdownTables({ column, groups, questions, ...whole }: BreakdownTablesProps) {
  return (
    <Stack>
      {groups.length > GROUPS_ACROSS ? (
        <GroupSizes column={column} groups={groups} {...whole} />
      ) : (
        <BreakdownOverview column={column} groups={groups} questions={questions} {...whole} />
      )}
      {questions.map((question, at) => (
        <Disclosure
          key={question.key}
          summary={`${question.shortName}: ${countInWords(question)}`}
          isPrintedOpen
        >
          <ByGroup column={column} groups={groups} total={question} at={at} />
        </Disclosure>
      ))}
    </Stack>
  );
}

function GroupSizes({ column, groups, frameSize, reviewedCount }: Omit<BreakdownTablesProps, 'questions'>) {
  return (
    <Table caption={`Granskade ärenden per ${column}`} captionHidden>
      <thead>
        <tr>
          <th scope="col">{column}</th>
          <th scope="col" data-numeric>
            Ärenden i gruppen
          </th>
          <th scope="col" data-numeric>
            Granskade
          </th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <tr key={String(group.value)}>
            <th scope="row">{groupName(group.value)}</th>
            <td data-numeric>{formatNumber(group.frameSize)}</td>
            <td data-numeric>{formatNumber(group.reviewedCount)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Alla</th>
          <td data-numeric>{formatNumber(frameSize)}</td>
          <td data-numeric>{formatNumber(reviewedCount)}</td>
        </tr>
      </tfoot>
    </Table>
  );
}

type ByGroupProps = { column: string; groups: readonly AnyGroup[]; total: AnyQuestion; at: number };

function ByGroup({ column, groups, total, at }: ByGroupProps) {
  const rows = groups.flatMap(({ value, questions }) => {
    const question = questions[at];
    return question ? [{ name: groupName(value), question }] : [];
  });
  const caption = `${total.shortName}, per ${column}${total.items ? `, antal ${total.items.itemsName}` : ''}`;
  const table = <GroupTable caption={caption} column={column} rows={rows} total={total} />;
  if (rows.every(({ question }) => question.share === null)) return table;
  return (
    <Stack gap="small">
      <ChartFigure
        chart={
          <BarChart
            label={caption}
            scale="share"
            rows={rows.map(({ name, question }) => ({
              label: name,
              values: [
                {
                  value: question.share,
                  text: countInWords({ ...question, items: null }),
                  ...endsOf(question.interval),
                },
              ],
            }))}
          />
        }
        caption={`Andel uppfyllt per ${column}. Strecket visar intervallet.`}
      >
        {table}
      </ChartFigure>
    </Stack>
  );
}

type GroupTableProps = {
  caption: string;
  column: string;
  rows: readonly { name: string; question: AnyGroupQuestion }[];
  total: AnyQuestion;
};

function GroupTable({ caption, column, rows, total }: GroupTableProps) {
  const all = [...rows.map(({ question }) => question), total];
  const hasWeights = rows.some(({ question }) => question.weightedShare !== null);
  const hasNoted = all.some(({ noted }) => noted !== 0);
  const cells = (question: AnyGroupQuestion | AnyQuestion) => (
    <>
      <td data-numeric>{number(question.fulfilled)}</td>
      <td data-numeric>{number(question.base)}</td>
      <td data-numeric>{percent(question.share)}</td>
      {hasWeights ? <td data-numeric>{percent(weighted(question))}</td> : null}
      <td data-numeric>{intervalText(question.interval)}</td>
      <td data-numeric>{number(question.documentMissing)}</td>
      <td data-numeric>{number(question.notApplicable)}</td>
      <td data-numeric>{number(question.notAsked)}</td>
      {hasNoted ? <td data-numeric>{number(question.noted)}</td> : null}
    </>
  );
  const headers = [
    'Uppfyllt',
    'Av',
    all.some(({ isUnweighted }) => isUnweighted) ? 'Andel, ovägd' : 'Andel',
    ...(hasWeights ? ['Andel, vägd'] : []),
    '95-procentigt intervall',
    'Handling saknas',
    'Ej tillämpligt',
    'Ej ställd',
    ...(hasNoted ? ['Räknas inte'] : []),
  ];
  return (
    <div className={styles.item}>
      <Table caption={caption} captionHidden>
        <thead>
          <tr>
            <th scope="col">{column}</th>
            {headers.map((header) => (
              <th key={header} scope="col" data-numeric>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, question }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells(question)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Alla</th>
            {cells(total)}
          </tr>
        </tfoot>
      </Table>
    </div>
  );
}
