import type {
  ChecklistDefinition,
  Condition,
  DateRule,
  DateSource,
  Question,
  Section,
} from './definition.ts';
import { makeQuestionKey, makeSectionKey } from './make-key.ts';

/** What a copied question says instead of the one it was copied from. */
export interface CopyWords {
  shortName: string;
  wording: string;
  help: string;
  /** The title of its deviation, where it makes any. */
  deviationTitle?: string | undefined;
}

/** From the keys of what was copied to those of the copies. */
type Renamed = ReadonlyMap<string, string>;

/**
 * A copy of a section right after it, with every question, under keys of their own. What looks at a question of the section
 * from within it looks at the copy of that question; what looks at anything before stays. `words` says what the copies are
 * called, by the key of the original; a question without words there keeps its own. The copies have no earlier answers to be
 * held against. Undefined when there is no such section.
 */
export function duplicateSection(
  definition: ChecklistDefinition,
  sectionKey: string,
  title: string,
  words: ReadonlyMap<string, CopyWords> = new Map(),
  former: readonly string[] = [],
): { definition: ChecklistDefinition; key: string } | undefined {
  const section = definition.sections.find(({ key }) => key === sectionKey);
  if (section === undefined) return undefined;
  const key = makeSectionKey(definition, title, former);
  const renamed = new Map([[`#${sectionKey}`, `#${key}`]]);
  const taken = [...former];
  for (const question of section.questions) {
    const name = words.get(question.key)?.shortName ?? question.shortName;
    const own = makeQuestionKey(definition, name, taken);
    taken.push(own);
    renamed.set(question.key, own);
  }
  const copy: Section = {
    ...structuredClone(section),
    key,
    title,
    questions: section.questions.map((question) =>
      copied(question, renamed, words.get(question.key) ?? undefined),
    ),
  };
  const sections = definition.sections.flatMap((one) => (one.key === sectionKey ? [one, copy] : [one]));
  return { definition: { ...definition, sections }, key };
}

function copied(original: Question, renamed: Renamed, words: CopyWords | undefined): Question {
  const { comparableSince: _, ...question } = structuredClone(original);
  const { visibleWhen, suggestion, deviation } = question;
  return {
    ...question,
    key: renamed.get(question.key) ?? question.key,
    ...(words === undefined
      ? {}
      : {
          shortName: words.shortName,
          wording: { ...question.wording, text: words.wording },
          help: words.help,
        }),
    ...(deviation && words?.deviationTitle
      ? { deviation: { ...deviation, title: { ...deviation.title, text: words.deviationTitle } } }
      : {}),
    ...(visibleWhen ? { visibleWhen: visibleWhen.map((one) => lookingAt(one, renamed)) } : {}),
    ...(suggestion === undefined
      ? {}
      : {
          suggestion:
            suggestion.kind === 'rating'
              ? {
                  ...suggestion,
                  rules: suggestion.rules.map(({ option, when }) => ({
                    option,
                    when: when.map((one) => lookingAt(one, renamed)),
                  })),
                }
              : dateRuleOf(suggestion, renamed),
        }),
  };
}

/** The condition with the copies in place of what was copied. */
function lookingAt(condition: Condition, renamed: Renamed): Condition {
  switch (condition.kind) {
    case 'answer':
    case 'number':
      return { ...condition, question: renamed.get(condition.question) ?? condition.question };
    case 'count':
    case 'every':
      return { ...condition, questions: condition.questions.map((key) => renamed.get(key) ?? key) };
    case 'items':
      return {
        ...condition,
        section: (renamed.get(`#${condition.section}`) ?? `#${condition.section}`).slice(1),
      };
    case 'any':
    case 'all':
      return { ...condition, of: condition.of.map((one) => lookingAt(one, renamed)) };
    case 'not':
      return { ...condition, of: lookingAt(condition.of, renamed) };
    case 'column':
    case 'columnFilled':
      return condition;
  }
}

function dateRuleOf(rule: DateRule, renamed: Renamed): DateRule {
  const source = (one: DateSource): DateSource =>
    'question' in one ? { question: renamed.get(one.question) ?? one.question } : one;
  switch (rule.kind) {
    case 'longestGap':
      return {
        ...rule,
        ...(rule.start ? { start: source(rule.start) } : {}),
        occasions: rule.occasions.map(source),
      };
    case 'within':
      return { ...rule, from: rule.from.map(source), to: rule.to.map(source) };
    case 'newestAge':
    case 'occasions':
      return { ...rule, dates: rule.dates.map(source) };
  }
}
