import { possibleTags } from './answer-tags.ts';
import { comparableText } from './columns.ts';
import type { ChecklistDefinition, Condition, Question, Tag } from './definition.ts';
import type { DefinitionFault } from './definition-faults.ts';

/** What must be so at once for something to be seen: allowed answers by question, and allowed values by column. */
interface Demand {
  readonly tags: ReadonlyMap<string, ReadonlySet<Tag>>;
  readonly columns: ReadonlyMap<string, ReadonlySet<string>>;
}

const nothing: Demand = { tags: new Map(), columns: new Map() };
/** Beyond so many ways of being seen a question is taken to be reachable: the check must never hang on a big list. */
const mostWays = 500;

/**
 * Questions and sections that no case and no answers can ever bring to sight, for example one that waits for "ja" on a
 * question that is itself only shown after "nej" elsewhere, which the first also waits for. Only plain contradictions
 * between answers and between column values are found; counts and negations are taken to be possible. So nothing is
 * ever called unreachable that is not.
 */
export function unreachable(definition: ChecklistDefinition): DefinitionFault[] {
  const faults: DefinitionFault[] = [];
  const waysTo = new Map<string, Demand[]>();
  const questions = new Map<string, Question>();
  for (const section of definition.sections) {
    const toSection = join([nothing], section.visibleWhen, waysTo, questions);
    if (toSection.length === 0) {
      const text = `Avsnittet ”${section.title}” kan aldrig visas: villkoren motsäger varandra.`;
      faults.push({ sectionKey: section.key, text });
    }
    for (const question of section.questions) {
      const ways = join(toSection, question.visibleWhen, waysTo, questions);
      if (ways.length === 0 && toSection.length > 0) {
        const text = `Frågan ”${question.shortName}” kan aldrig visas: villkoren motsäger varandra.`;
        faults.push({ sectionKey: section.key, questionKey: question.key, text });
      }
      waysTo.set(question.key, ways);
      questions.set(question.key, question);
    }
  }
  return faults;
}

/** The ways in which all of it can hold together. */
function join(
  before: Demand[],
  conditions: readonly Condition[] | undefined,
  waysTo: ReadonlyMap<string, Demand[]>,
  questions: ReadonlyMap<string, Question>,
): Demand[] {
  return (conditions ?? []).reduce((ways, condition) => {
    if (ways.length > mostWays) return [nothing];
    const further = waysFor(condition, waysTo, questions);
    return ways.flatMap((way) => further.flatMap((more) => both(way, more) ?? []));
  }, before);
}

function waysFor(
  condition: Condition,
  waysTo: ReadonlyMap<string, Demand[]>,
  questions: ReadonlyMap<string, Question>,
): Demand[] {
  switch (condition.kind) {
    case 'answer': {
      const asked = questions.get(condition.question);
      // Several choices can be true of one answer at once, and an item of a repeating section says nothing of another.
      const isOne = asked !== undefined && asked.kind !== 'severalChoices' && asked.kind !== 'level';
      const tags = new Set(asked ? condition.isOneOf.filter((tag) => possibleTags(asked).includes(tag)) : []);
      if (tags.size === 0) return [];
      const own: Demand = isOne ? { ...nothing, tags: new Map([[condition.question, tags]]) } : nothing;
      return (waysTo.get(condition.question) ?? []).flatMap((way) => both(way, own) ?? []);
    }
    case 'number':
      return waysTo.get(condition.question) ?? [];
    case 'column': {
      const values = new Set(condition.isOneOf.map(comparableText));
      return [{ ...nothing, columns: new Map([[comparableText(condition.column), values]]) }];
    }
    case 'any':
      return condition.of.flatMap((one) => waysFor(one, waysTo, questions));
    case 'all':
      return join([nothing], condition.of, waysTo, questions);
    default:
      return [nothing];
  }
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
  return all;
}
