import { formatNumber, formatTimeSince, plural } from '#app/shared/text/format.ts';
import styles from './grid.module.css';
import type { GridSummary } from './grid-store.ts';

type GridBarProps = { summary: GridSummary; told: string; lastSavedAt: string | null; today: string };

/** Always in sight: how far all rows have come, whether everything is saved, and what the last key did. */
export function GridBar({ summary, told, lastSavedAt, today }: GridBarProps) {
  const { answered, applicable } = summary;
  const saving = savingInWords(summary, lastSavedAt, today);
  return (
    <div className={styles.bar}>
      <p className={saving.isTrouble ? styles.barTrouble : styles.barWords} role="status">
        <strong>
          {formatNumber(answered)} av {formatNumber(applicable)} besvarade
        </strong>
        {saving.words === '' ? null : ` · ${saving.words}`}
      </p>
      <p className={styles.told} role="status">
        {told}
      </p>
    </div>
  );
}

function savingInWords(summary: GridSummary, lastSavedAt: string | null, today: string) {
  const { conflicts, stuck, stuckMessage, isSaving, savedAt } = summary;
  if (conflicts > 0)
    return { words: `${plural(conflicts, 'svar', 'svar')} har ändrats någon annanstans`, isTrouble: true };
  if (stuck > 0) {
    const words = plural(stuck, 'svar är inte sparat', 'svar är inte sparade');
    return { words: `${words}. ${stuckMessage || 'Det behöver rättas.'}`, isTrouble: true };
  }
  if (isSaving) return { words: 'sparar …', isTrouble: false };
  const last = savedAt === null || savedAt === '' ? lastSavedAt : savedAt;
  return { words: last === null ? '' : `sparat ${formatTimeSince(last, today)}`, isTrouble: false };
}
