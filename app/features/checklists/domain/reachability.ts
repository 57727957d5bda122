import { contentTags, possibleTags } from './answer-tags.ts';
import { comparableText } from './columns.ts';
import {
  type ChecklistDefinition,
  type Condition,
  choicesOf,
  type Question,
  type Section,
  type Tag,
} from './definition.ts';
import type { DefinitionFault } from './definition-faults.ts';

/** What must be so at once for something to be seen: allowed answers by question, and allowed values by column. */
interface Demand {
  readonly tags: ReadonlyMap<string, ReadonlySet<Tag>>;
  readonly columns: ReadonlyMap<string, ReadonlySet<string>>;
}

const nothing: Demand = { tags: new Map(), columns: new Map() };
/** Beyond so many ways of being seen a thing is taken to be reachable: the check must never hang on a big list. */
const mostWays = 200;
/** A way that demands more than this is taken to demand nothing: a long chain must not be copied for every question. */
const mostDemands = 60;

/** An earlier question, where it stands, and the ways to it. */
interface Known {
  question: Question;
  section: Section;
  ways: Demand[];
}

/**
 * Questions and sections that no case and no answers can ever bring to sight, for example one that waits for "ja" on a
 * question that is itself only shown after "nej" elsewhere, which the first also waits for. Only plain contradictions
 * between answers and between column values are found; counts and negations are taken to be possible. So nothing is
 * ever called unreachable that is not.
 */
export function unreachable(definition: ChecklistDefinition): DefinitionFault[] {
  const faults: DefinitionFault[] = [];
  const known = new Map<string, Known>();
  for (const section of definition.sections) {
    const toSection = join([nothing], section.visibleWhen, section, known);
    if (toSection.length === 0) {
      const text = `Avsnittet ”${section.title}” kan aldrig visas: villkoren motsäger varandra.`;
      faults.push({ sectionKey: section.key, text });
    }
    for (const question of section.questions) {
      const ways = join(toSection, question.visibleWhen, section, known);
      if (ways.length === 0 && toSection.length > 0) {
        const text = `Frågan ”${question.shortName}” kan aldrig visas: villkoren motsäger varandra.`;
        faults.push({ sectionKey: section.key, questionKey: question.key, text });
      }
      known.set(question.key, { question, section, ways });
    }
  }
  return faults;
}

/** The ways in which all of it can hold together, for a question in the section. */
function join(
  before: Demand[],
  conditions: readonly Condition[] | undefined,
  section: Section,
  known: ReadonlyMap<string, Known>,
): Demand[] {
  return (conditions ?? []).reduce((ways, condition) => {
    const further = waysFor(condition, section, known);
    if (ways.length * further.length > mostWays) return [nothing];
    return ways.flatMap((way) => further.flatMap((more) => both(way, more) ?? []));
  }, before);
}

function waysFor(condition: Condition, section: Section, known: ReadonlyMap<string, Known>): Demand[] {
  switch (condition.kind) {
    case 'answer': {
      const asked = known.get(condition.question);
      const possible = asked ? possibleTags(asked.question) : [];
      const tags = condition.isOneOf.filter((tag) => possible.includes(tag));
      if (asked === undefined || tags.length === 0) return [];
      const own = new Map([[condition.question, new Set(tags.flatMap((tag) => oneOf(asked.question, tag)))]]);
      const ways = asked.ways.flatMap((way) => both(way, { ...nothing, tags: own }) ?? []);
      return seenFrom(section, asked.section, ways);
    }
    case 'number': {
      const asked = known.get(condition.question);
      return asked === undefined ? [] : seenFrom(section, asked.section, asked.ways);
    }
    case 'column': {
      const values = new Set(condition.isOneOf.map(comparableText));
      return [{ ...nothing, columns: new Map([[comparableText(condition.column), values]]) }];
    }
    case 'any': {
      const ways = condition.of.flatMap((one) => waysFor(one, section, known));
      return ways.length > mostWays ? [nothing] : ways;
    }
    case 'all':
      return join([nothing], condition.of, section, known);
    default:
      return [nothing];
  }
}

/** What an answer with this tag can be: a value under the standard is given too, and several choices hold at once. */
function oneOf(question: Question, tag: Tag): Tag[] {
  if (question.kind === 'severalChoices')
    return question.options.some((option) => option === tag)
      ? [tag]
      : choicesOf(question).map(({ key }) => key);
  return tag === 'given' ? [...contentTags[question.kind]] : [tag];
}

/** From outside a repeating section one item says nothing of another: one may be "ja" and the next "nej". */
function seenFrom(section: Section, asked: Section, ways: Demand[]): Demand[] {
  if (asked.repeats === undefined || asked.key === section.key) return ways;
  const inside = new Set(asked.questions.map(({ key }) => key));
  return ways.map(({ tags, columns }) => ({
    tags: new Map([...tags].filter(([key]) => !inside.has(key))),
    columns,
  }));
}

/** Both demands at once; undefined when they contradict each other. */
function both(one: Demand, other: Demand): Demand | undefined {
  const tags = overlap(one.tags, other.tags);
  const columns = overlap(one.columns, other.columns);
  return tags && columns && { tags, columns };
}

function overlap(
  one: ReadonlyMap<string, ReadonlySet<string>>,
  other: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlyMap<string, ReadonlySet<string>> | undefined {
  const all = new Map(one);
  for (const [key, allowed] of other) {
    const before = all.get(key);
    const common =
      before === undefined ? allowed : new Set([...before].filter((value) => allowed.has(value)));
    if (common.size === 0) return undefined;
    all.set(key, common);
  }
  return all.size > mostDemands ? new Map() : all;
}
