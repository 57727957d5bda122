import type { ValueHint } from '#app/features/controls/domain/value-hints.ts';
import { formatNumber, plural, sentence } from '#app/shared/text/format.ts';
import { Stack } from '#app/shared/ui/stack.tsx';
import styles from './live-count.module.css';
import type { Count } from './use-live-count.ts';

/** The count in a few lines, beside the fields that decide it; the rest stands under "Vad det ger". */
export function LiveCount({ count, moreAt }: { count: Count | undefined; moreAt: string }) {
  if (!count) return null;
  const { preview, design, valueHints, errors } = count;
  return (
    <aside className={styles.live} aria-label="Antal just nu">
      <div role="status">
        <Stack gap="small">
          {preview ? (
            <p>
              <strong>
                {preview.size === 0 ? 'Inget' : formatNumber(preview.size)} av{' '}
                {plural(preview.registerSize, 'ärende', 'ärenden')}
              </strong>{' '}
              är med.
            </p>
          ) : null}
          {preview && design ? <p>{chosenInWords(preview.plan.total, preview.size)}</p> : null}
          {valueHints.map((hint) => (
            <p key={`${hint.column} ${hint.value}`}>{valueHintInWords(hint)}</p>
          ))}
          {errors.length > 0 ? (
            <p>{preview ? 'Urvalet räknas' : 'Ärendena räknas'} när det här är ifyllt:</p>
          ) : null}
          {errors.map(({ field, message }) => (
            <p key={field}>{message}</p>
          ))}
        </Stack>
      </div>
      <a href={`#${moreAt}`}>Vad det ger</a>
    </aside>
  );
}

function chosenInWords(total: number | null, size: number): string {
  if (total === null) return 'Ärendena väljs ett och ett.';
  if (total === 0) return 'Inget ärende väljs.';
  return total >= size ? 'Alla av dem väljs.' : `${formatNumber(total)} av dem väljs.`;
}

/** "”familjehem” finns inte i Placeringsform. Menade du ”Familjehem”?" */
export function valueHintInWords({ column, value, meant }: ValueHint): string {
  const wrong = sentence(`”${value}” finns inte i ${column}`);
  if (meant.length === 0) return wrong;
  return `${wrong} Menade du ${meant.map((text) => `”${text}”`).join(' eller ')}?`;
}
