import type { ColumnType } from '#app/shared/domain/vocabulary.ts';
import type { ColumnContent } from './column-content.ts';
import { readColumnContents } from './column-content.ts';
import { type SuggestedType, suggestType } from './column-type.ts';
import { kindOfHeading } from './heading-kinds.ts';
import { type ColumnSuggestion, isForbidding } from './import-mapping.ts';
import { reasonToLeaveOut } from './leave-out.ts';
import { maskPersonalNumbers } from './personal-number.ts';
import type { RawTable } from './raw-table.ts';

const EXAMPLE_LENGTH = 100;
const SINGLE_TYPES: readonly ColumnType[] = ['unit', 'caseWorker', 'gender', 'protectedIdentity'];

/**
 * What each column of a table seems to be: its type, whether it is the key, and whether (and why) it is left out.
 * At most one column is the key, and at most one each is unit, case worker, gender or protected identity.
 */
export function suggestColumns(table: RawTable): ColumnSuggestion[] {
  const contents = readColumnContents(table);
  const reasons = contents.map(reasonToLeaveOut);
  const keyPosition = findKey(
    contents.filter((_, index) => reasons[index] === undefined),
    table.rows.length,
  );
  const taken = new Set<ColumnType>();
  return contents.map((content, index) => {
    const leaveOut = reasons[index];
    const isKey = content.position === keyPosition;
    // The key's own type counts when somebody chooses another key.
    const { type, reason } = isKey ? suggestType(content) : onlyOnce(suggestType(content), taken);
    return {
      header: content.header,
      position: content.position,
      type,
      ...(reason === undefined ? {} : { typeReason: reason }),
      isKey,
      ...(leaveOut === undefined ? {} : { leaveOut }),
      mayBeKept: !isForbidding(leaveOut),
      mayBePseudonym: content.personalNumbers?.where === 'values',
      ...(content.chanceNumbers === undefined ? {} : { chanceNumbers: content.chanceNumbers }),
      ...(content.oddNumbers === undefined ? {} : { oddNumbers: content.oddNumbers }),
      emptyCount: content.emptyCount,
      distinctCount: content.counts.size,
      examples: examplesOf(content),
    };
  });
}

function examplesOf({ counts, personalNumbers }: ColumnContent): string[] {
  const examples = [...counts.keys()].slice(0, 3);
  if (personalNumbers?.where === 'values') return examples.map(() => '[personnummer]');
  // Looked at further than they are shown, so that no number is cut in two where it could be read.
  return examples.map((text) =>
    maskPersonalNumbers(text.slice(0, 2 * EXAMPLE_LENGTH)).slice(0, EXAMPLE_LENGTH),
  );
}

function onlyOnce(suggested: SuggestedType, taken: Set<ColumnType>): SuggestedType {
  const { type } = suggested;
  if (!SINGLE_TYPES.includes(type)) return suggested;
  if (taken.has(type)) return type === 'caseWorker' ? { ...suggested, type: 'coWorker' } : { type: 'text' };
  taken.add(type);
  return suggested;
}

/**
 * The column that names the cases, among those that are not left out: a heading that says so first, else the first
 * whose values are all different.
 */
function findKey(possible: readonly ColumnContent[], rowCount: number): number | undefined {
  const named = possible.filter((content) => kindOfHeading(content.header) === 'key');
  const unique = (content: ColumnContent) => content.emptyCount === 0 && content.counts.size === rowCount;
  const codes = possible.filter(
    (content) =>
      unique(content) &&
      kindOfHeading(content.header) === undefined &&
      !['date', 'dateSeries'].includes(suggestType(content).type) &&
      [...content.counts.keys()].every(isCode),
  );
  return (named.find(unique) ?? named[0] ?? codes[0])?.position;
}

function isCode(value: string): boolean {
  return value.length <= 200 && /\d/.test(value) && !/\s\S*\s/.test(value);
}
