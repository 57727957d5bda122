import { type ConditionGroupValues, type ConditionsValues, EMPTY_CONDITION } from './condition-values.ts';

/** What a button among the conditions asks for. */
export type ConditionEdit =
  | { readonly kind: 'addGroup' }
  | { readonly kind: 'addLine'; readonly group: number }
  | { readonly kind: 'remove' | 'up' | 'down'; readonly group: number; readonly line: number };

/** Reads a pressed button: `condition:addGroup`, `condition:addLine-1`, `condition:up-1-0`; undefined for any other. */
export function readConditionEdit(intent: string, prefix = 'condition'): ConditionEdit | undefined {
  if (!intent.startsWith(`${prefix}:`)) return undefined;
  const [, kind, group, line] =
    /^(addGroup|addLine|remove|up|down)(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/.exec(
      intent.slice(prefix.length + 1),
    ) ?? [];
  if (kind === 'addGroup') return { kind };
  if (kind === 'addLine' && group !== undefined) return { kind, group: Number(group) };
  if ((kind === 'remove' || kind === 'up' || kind === 'down') && group !== undefined && line !== undefined) {
    return { kind, group: Number(group), line: Number(line) };
  }
  return undefined;
}

/** The conditions after such a button. A line moves within its group; the first and the last take the group along. */
export function applyConditionEdit(values: ConditionsValues, edit: ConditionEdit): ConditionsValues {
  const { groups } = values;
  if (edit.kind === 'addGroup') {
    return { ...values, groups: [...groups, { mode: 'any', lines: [EMPTY_CONDITION] }] };
  }
  const target = groups[edit.group];
  if (!target) return values;
  const withLines = (lines: ConditionGroupValues['lines']) => ({
    ...values,
    groups: groups
      .map((group, index) => (index === edit.group ? { ...group, lines } : group))
      .filter((group) => group.lines.length > 0),
  });
  if (edit.kind === 'addLine') {
    // One condition alone is "all" as well as "any"; the button says ELLER.
    const mode = target.lines.length === 1 && target.mode === 'all' ? 'any' : target.mode;
    const longer = { mode, lines: [...target.lines, EMPTY_CONDITION] };
    return { ...values, groups: groups.map((group, index) => (index === edit.group ? longer : group)) };
  }
  if (edit.kind === 'remove') return withLines(target.lines.filter((_, index) => index !== edit.line));
  const to = edit.line + (edit.kind === 'up' ? -1 : 1);
  if (to >= 0 && to < target.lines.length) return withLines(swapped(target.lines, edit.line, to));
  return { ...values, groups: swapped(groups, edit.group, edit.group + (edit.kind === 'up' ? -1 : 1)) };
}

/** The list with two places exchanged; as it was when one of them is outside. */
export function swapped<One>(list: readonly One[], from: number, to: number): readonly One[] {
  const one = list[from];
  const other = list[to];
  if (one === undefined || other === undefined) return list;
  return list.map((item, index) => (index === from ? other : index === to ? one : item));
}
