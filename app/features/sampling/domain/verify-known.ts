import { type SampleDesign, strataAttribute } from '#app/features/sampling/domain/design.ts';
import { attributeValue, type FrameCase } from '#app/features/sampling/domain/frame.ts';
import { saltedKey } from '#app/features/sampling/domain/protocol-hash.ts';
import { ticketNumbers } from '#app/features/sampling/domain/ticket-numbers.ts';
import { compareUtf8 } from '#app/features/sampling/domain/utf8-order.ts';
import type { Known } from '#app/features/sampling/domain/verify-cases.ts';
import type { KnownCase } from '#app/features/sampling/domain/verify-expected.ts';
import type { ListedDraw } from '#app/features/sampling/domain/verify-listed.ts';

const CHUNK = 2000;

/**
 * Recomputes the cases of a draw from frame and seed, giving back after every few thousand how many are done, so that a
 * page can tell. With a salt the ids are salted hashes and the groups `Grupp 1`, `Grupp 2` … in the order of their names.
 */
export function* knowFromFrame(
  cases: readonly FrameCase[],
  design: SampleDesign,
  seed: string,
  salt: string | null,
): Generator<number, Known> {
  const column = strataAttribute(design.allocation);
  const groupOf = (one: FrameCase) => (column === undefined ? '' : attributeValue(one, column));
  const names = [...new Set(cases.map(groupOf))].sort(compareUtf8);
  const shown = new Map(names.map((name, index) => [name, salt === null ? name : groupLabel(index, column)]));
  const known: (KnownCase & { readonly key: string })[] = [];
  for (let from = 0; from < cases.length; from += CHUNK) {
    const some = cases.slice(from, from + CHUNK);
    const tickets = ticketNumbers(
      seed,
      some.map(({ key }) => key),
    );
    for (const [index, one] of some.entries()) {
      known.push({
        key: one.key,
        id: salt === null ? one.key : saltedKey(salt, one.key),
        group: shown.get(groupOf(one)) ?? '',
        ticket: tickets[index] ?? 0,
        meets: design.quotas.map((quota) => quota.values.includes(attributeValue(one, quota.attribute))),
        orderOn:
          design.allocation.kind === 'firstInOrder' ? attributeValue(one, design.allocation.orderBy) : '',
      });
    }
    yield some.length;
  }
  known.sort((a, b) => a.ticket - b.ticket || compareUtf8(a.key, b.key));
  return { ordered: known, groupNames: names.map((name) => shown.get(name) ?? ''), source: 'frame' };
}

/** The name of a group in a de-identified protocol. `index` counts from 0; a design without groups has none to hide. */
export function groupLabel(index: number, column: string | undefined): string {
  return column === undefined ? '' : `Grupp ${index + 1}`;
}

/** What a de-identified protocol tells of its own cases, to hold its rules against when the frame is not at hand. */
export function knowFromFile(draw: ListedDraw): Known {
  const ordered = [...draw.selected, ...draw.reserves]
    .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .map(
      (one): KnownCase => ({
        id: one.id,
        group: one.group,
        ticket: one.ticket ?? 0,
        meets: one.meets ?? [],
        orderOn: '',
      }),
    );
  const names = [...new Set(ordered.map(({ group }) => group))];
  const place = (name: string) => Number(/\d+$/.exec(name)?.[0] ?? 0);
  return { ordered, groupNames: names.sort((a, b) => place(a) - place(b)), source: 'file' };
}
