import { listInWords, plural } from '#app/shared/text/format.ts';
import { leaveOutInWords, TYPE_OPTIONS, typeReasonInWords } from './column-words.ts';
import type { PreviewedImport } from './import-preview.tsx';
import styles from './mapping-form.module.css';

type Column = PreviewedImport['columns'][number];
type MappingRowProps = { column: Column; index: number; isKey: boolean; isPseudonymKey: boolean };

/** One column: what stands in it, whether it comes along, and as what. */
export function MappingRow({ column, index, isKey, isPseudonymKey }: MappingRowProps) {
  const nameId = `kolumn-${index}`;
  const isReplaced = isKey && isPseudonymKey;
  return (
    <li className={styles.column}>
      <input type="hidden" name="header" value={column.header} />
      <div className={styles.about}>
        <p id={nameId} className={styles.name}>
          {column.header}
        </p>
        <p id={`${nameId}-om`} className={styles.examples}>
          {contentInWords(column)}
        </p>
        {column.leaveOut === undefined || isReplaced ? null : (
          <p className={styles.reason}>{leaveOutInWords(column.leaveOut)}</p>
        )}
      </div>
      <div className={styles.choices}>
        {isKey ? (
          <>
            {column.mayBeKept ? <input type="hidden" name={`keep-${index}`} value="on" /> : null}
            <span className={styles.key}>{isReplaced ? 'Ärendenummer, som pseudonym' : 'Ärendenummer'}</span>
          </>
        ) : (
          <KeepChoice column={column} index={index} nameId={nameId} />
        )}
      </div>
      <div className={styles.type}>
        {column.mayBeKept && !isKey ? (
          <select
            name={`type-${index}`}
            defaultValue={column.choice.type}
            aria-label={`Typ för ${column.header}`}
            aria-describedby={`${nameId}-om`}
            className={styles.select}
          >
            {TYPE_OPTIONS.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        ) : (
          <input type="hidden" name={`type-${index}`} value={column.choice.type} />
        )}
      </div>
    </li>
  );
}

type KeepChoiceProps = { column: Column; index: number; nameId: string };

/** A column with personnummer never comes along as it stands; as pseudonyms it may. */
function KeepChoice({ column, index, nameId }: KeepChoiceProps) {
  if (!column.mayBeKept && !column.mayBePseudonym) return <span className={styles.key}>Lämnas utanför</span>;
  const isPseudonym = !column.mayBeKept;
  return (
    <label className={styles.tick}>
      <input
        type="checkbox"
        name={isPseudonym ? `pseudonym-${index}` : `keep-${index}`}
        defaultChecked={isPseudonym ? column.choice.isPseudonym === true : column.choice.isKept}
        aria-describedby={nameId}
      />
      {isPseudonym ? 'Ersätt med pseudonym' : 'Ta med'}
    </label>
  );
}

/**
 * What stands in the column, and why it seems to be of its type. Personal data is not held up for the room to see, but
 * a mere guess needs its grounds.
 */
function contentInWords({ examples, emptyCount, leaveOut, type, typeReason, choice }: Column): string {
  if (examples.length === 0) return 'Tom kolumn';
  const isShown =
    leaveOut === undefined || leaveOut.kind === 'person_name_values' || leaveOut.kind === 'free_text';
  const shown = examples.map((text) => (text.length > 40 ? `${text.slice(0, 40)}…` : text));
  const empty = emptyCount > 0 ? plural(emptyCount, 'tom cell', 'tomma celler') : '';
  const reason =
    typeReason && choice.type === type && choice.isKept ? typeReasonInWords(type, typeReason) : '';
  return [isShown ? `Till exempel ${listInWords(shown)}` : 'Innehållet visas inte', reason, empty]
    .filter(Boolean)
    .join(' · ');
}
