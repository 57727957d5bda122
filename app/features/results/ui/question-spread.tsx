import type { SerializeFrom } from '@remix-run/node';
import { listInWords } from '#app/shared/text/format.ts';
import { Table } from '#app/shared/ui/table.tsx';
import { alikeInWords, type QuestionSpread } from '../domain/answer-spread.ts';
import type { SpreadWords } from '../domain/spread-answers.ts';
import { ShareBar } from './share-bar.tsx';
import styles from './spread.module.css';

type Props = { question: SerializeFrom<QuestionSpread> };

/** How many answered what, and what they wrote beside it. */
export function QuestionSpreadView({ question }: Props) {
  const { counts, words, answered, asked, shortName } = question;
  const alike = alikeInWords(question);
  const isNamed = counts.some(({ names }) => names.length > 0);
  const asides = [
    asked > answered ? `${answered} av ${asked} svarade` : '',
    question.kind === 'severalChoices' ? 'flera svar kan väljas' : '',
  ].filter((aside) => aside !== '');
  return (
    <>
      <p className={styles.alike}>
        {alike === '' ? null : <strong>{alike}</strong>}
        {alike !== '' && asides.length > 0 ? ', ' : ''}
        {asides.join(', ')}
      </p>
      {counts.length > 0 ? (
        <Table caption={`Svar på ${shortName}`} captionHidden>
          <thead>
            <tr>
              <th scope="col">Svar</th>
              <th scope="col" data-numeric>
                Antal
              </th>
              <th scope="col" className={styles.barColumn}>
                <span className={styles.hiddenHead}>Andel</span>
              </th>
              {isNamed ? <th scope="col">Vilka</th> : null}
            </tr>
          </thead>
          <tbody>
            {counts.map(({ label, count, names }) => (
              <tr key={label} className={count === 0 ? styles.nobody : undefined}>
                <th scope="row">{label}</th>
                <td data-numeric>{count}</td>
                <td>
                  <ShareBar share={answered === 0 ? 0 : count / answered} isDecoration />
                </td>
                {isNamed ? <td>{listInWords(names)}</td> : null}
              </tr>
            ))}
          </tbody>
        </Table>
      ) : null}
      {words.length > 0 ? <WordsList words={words} /> : null}
    </>
  );
}

function WordsList({ words }: { words: readonly SpreadWords[] }) {
  return (
    <ul className={styles.words}>
      {words.map(({ answer, what, text, name }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two may write the same words, and the list is fixed for its page.
        <li key={index}>
          {answer === '' && what === '' ? null : (
            <span className={styles.beside}>
              {[answer, what.toLocaleLowerCase('sv')].filter((one) => one !== '').join(', ')}:{' '}
            </span>
          )}
          {text}
          {name === '' ? null : <span className={styles.beside}> ({name})</span>}
        </li>
      ))}
    </ul>
  );
}
