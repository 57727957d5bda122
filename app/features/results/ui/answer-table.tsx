import { cellsToShow } from '#app/shared/text/answers-in-words.ts';
import { formatNumber, formatPercent } from '#app/shared/text/format.ts';
import { Table } from '#app/shared/ui/table.tsx';
import { answerShares } from '../domain/answer-shares.ts';
import type { DeidentifiedDistribution } from '../domain/deidentified-distribution.ts';
import type { Distribution } from '../domain/figures.ts';
import styles from './answer-table.module.css';
import { ShareBar } from './share-bar.tsx';

export type AnyDistribution = Distribution | DeidentifiedDistribution;

/** How many gave each answer: the numbers, and a thin bar beside those that share out a whole. */
export function AnswerTable({
  distribution,
  percentageBase,
  isNamedAbove,
}: {
  distribution: AnyDistribution;
  /** Fewer answers than this get no percentages. */
  percentageBase: number;
  /** The sentence above says which question it is. */
  isNamedAbove: boolean;
}) {
  const { choices, items } = distribution;
  const shares = answerShares(distribution, percentageBase);
  const answers = cellsToShow(distribution).filter(({ tag }) => !choices || tag !== 'given');
  const rows = [
    ...(choices ?? []).map((cell) => ({ ...cell, share: shares.choices.get(cell.tag) ?? null })),
    ...answers.map((cell) => ({ ...cell, share: shares.answers.get(cell.tag) ?? null })),
  ];
  return (
    <Table
      caption={`${distribution.shortName}: ${choices ? 'hur många som valde vad' : 'svaren'}`}
      captionHidden={isNamedAbove}
    >
      <thead>
        <tr>
          <th scope="col">Svar</th>
          <th scope="col" data-numeric>
            {items ? `Antal ${items.itemsName}` : 'Antal'}
          </th>
          <th scope="col" data-numeric>
            Andel
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ tag, label, count, share }) => (
          <tr key={tag}>
            <th scope="row" className={styles.answer}>
              {label}
              {share === null ? null : <ShareBar share={share} isDecoration />}
            </th>
            <td data-numeric>{count === null ? '–' : formatNumber(count)}</td>
            <td data-numeric>{share === null ? '–' : formatPercent(share)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
