import { wantedSizes } from '#app/features/sampling/domain/allocation.ts';
import { isChosenByPeople, type SampleDesign } from '#app/features/sampling/domain/design.ts';
import { orderDay } from '#app/features/sampling/domain/order-day.ts';
import type { ReasonWord, ShortfallData } from '#app/features/sampling/domain/protocol-shape.ts';

/** A case as the check knows it, from the frame and the seed or from what a de-identified protocol says. */
export type KnownCase = {
  /** Case number, or its salted hash. */
  readonly id: string;
  readonly group: string;
  readonly ticket: number;
  /** Which minst-krav it meets, in their order. */
  readonly meets: readonly boolean[];
  /** The date that a design in date order reads; empty elsewhere. */
  readonly orderOn: string;
};

export type ExpectedGroup = { readonly group: string; readonly size: number; readonly wanted: number };

export type ExpectedDraw = {
  readonly groups: readonly ExpectedGroup[];
  readonly selected: readonly (KnownCase & { readonly reason: ReasonWord })[];
  readonly reserves: readonly KnownCase[];
  readonly shortfalls: readonly ShortfallData[];
  /** Groups whose minst-krav choose more than their size: such a design is refused before anything is drawn. */
  readonly exceeded: readonly string[];
};

/**
 * What a draw must have given: sample, reserves and shortfalls, group by group.
 *
 * Written apart from `selectSample` on purpose, so that a fault in the one shows against the other. `ordered` holds every
 * case of the frame in order of slumptal, `groupNames` the groups in the order they are listed. Where people choose,
 * `chosen` holds the ids they chose, and what follows from them is expected. Source: sampling specification
 * aktsam-urval/1 §3–6.
 */
export function expectDraw(
  ordered: readonly KnownCase[],
  groupNames: readonly string[],
  design: SampleDesign,
  chosen: ReadonlySet<string>,
): ExpectedDraw {
  const members = new Map<string, KnownCase[]>(groupNames.map((name) => [name, []]));
  for (const one of ordered) members.get(one.group)?.push(one);
  const counts = groupNames.map((name) => members.get(name)?.length ?? 0);
  const result = {
    groups: [] as ExpectedGroup[],
    selected: [] as (KnownCase & { reason: ReasonWord })[],
    reserves: [] as KnownCase[],
    shortfalls: [] as ShortfallData[],
    exceeded: [] as string[],
  };
  const sizes = sizesOf(design, counts, chosen.size);
  for (const [index, group] of groupNames.entries()) {
    const wanted = sizes[index] ?? 0;
    const cases = inDrawOrder(members.get(group) ?? [], design);
    const required = chosenByQuotas(cases, design);
    if (required.size > wanted) result.exceeded.push(group);
    const taken = isChosenByPeople(design) ? byPeople(cases, chosen) : byRule(cases, required, wanted);
    for (const [rank, one] of cases.entries()) {
      if (taken.has(one)) result.selected.push({ ...one, reason: reasonOf(design, rank < wanted) });
      else result.reserves.push(one);
    }
    result.groups.push({ group, size: cases.length, wanted });
    result.shortfalls.push(...shortfallsOf(group, wanted, cases, taken.size, design));
  }
  return result;
}

/**
 * How many cases the design wants from each group. `counts` are the groups' sizes in the order of their names, `chosen`
 * how many cases people chose; read where nothing else sets the number.
 */
export function sizesOf(
  { allocation }: SampleDesign,
  counts: readonly number[],
  chosen: number,
): readonly number[] {
  switch (allocation.kind) {
    case 'census':
      return counts;
    case 'onCause':
      return counts.map(() => chosen);
    case 'firstInOrder':
    case 'selfSelected':
      return counts.map(() => allocation.size);
    default:
      return wantedSizes(counts, allocation);
  }
}

const byPeople = (cases: readonly KnownCase[], chosen: ReadonlySet<string>) =>
  new Set(cases.filter(({ id }) => chosen.has(id)));

function byRule(cases: readonly KnownCase[], required: ReadonlySet<KnownCase>, wanted: number) {
  const taken = new Set(required);
  for (const one of cases) {
    if (taken.size >= wanted) break;
    taken.add(one);
  }
  return taken;
}

function shortfallsOf(
  grupp: string,
  önskat: number,
  cases: readonly KnownCase[],
  taken: number,
  design: SampleDesign,
): ShortfallData[] {
  const shortfalls: ShortfallData[] = [];
  if (cases.length < önskat && taken === cases.length) {
    shortfalls.push({ slag: 'förLitenGrupp', grupp, önskat, fanns: cases.length });
  } else if (taken < önskat) shortfalls.push({ slag: 'valdeFärre', grupp, önskat, valda: taken });
  for (const [index, { minimum }] of design.quotas.entries()) {
    const fanns = cases.filter(({ meets }) => meets[index]).length;
    if (fanns < minimum) {
      const minstKrav = index + 1;
      shortfalls.push({ slag: 'minstKravInteUppfyllt', grupp, minstKrav, önskat: minimum, fanns });
    }
  }
  return shortfalls;
}

function reasonOf({ allocation }: SampleDesign, isAmongLowest: boolean): ReasonWord {
  switch (allocation.kind) {
    case 'census':
      return 'alla';
    case 'firstInOrder':
      return 'datumordning';
    case 'selfSelected':
    case 'onCause':
      return 'utvalt';
    default:
      return isAmongLowest ? 'slump' : 'minst-krav';
  }
}

/** By slumptal; a design in date order takes the earliest first, and slumptal only parts cases of the same day. */
function inDrawOrder(cases: readonly KnownCase[], { allocation }: SampleDesign): readonly KnownCase[] {
  if (allocation.kind !== 'firstInOrder') return cases;
  const day = ({ orderOn }: KnownCase) => orderDay(orderOn) ?? '9999-12-32';
  return cases
    .map((one) => ({ one, day: day(one) }))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    .map(({ one }) => one);
}

function chosenByQuotas(cases: readonly KnownCase[], { quotas }: SampleDesign): Set<KnownCase> {
  const chosen = new Set<KnownCase>();
  for (const [index, { minimum }] of quotas.entries()) {
    const meeting = cases.filter(({ meets }) => meets[index]);
    let missing = minimum - meeting.filter((one) => chosen.has(one)).length;
    for (const one of meeting) {
      if (missing <= 0) break;
      if (chosen.has(one)) continue;
      chosen.add(one);
      missing--;
    }
  }
  return chosen;
}
