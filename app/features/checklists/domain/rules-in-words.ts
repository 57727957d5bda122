import { tagInWords } from './answer-words.ts';
import {
  type ChecklistDefinition,
  type Condition,
  type DateRule,
  type DateSource,
  type DeviationLevel,
  findQuestion,
  type Question,
  type Tag,
} from './definition.ts';
import { limitInWords, monthsInWords } from './period-words.ts';

/** When a question or section is shown, as one sentence; undefined when always. `of`: as in `conditionInWords`. */
export function conditionsInWords(
  definition: ChecklistDefinition,
  conditions: readonly Condition[] | undefined,
  of?: string,
): string | undefined {
  if (conditions === undefined || conditions.length === 0) return undefined;
  return `Visas när ${conditions.map((one) => conditionInWords(definition, one, of)).join(' och ')}.`;
}

/**
 * One condition as part of a sentence: "svaret på ”Aktuell vårdplan” är ja eller nej". `of` is the key of the question whose
 * condition it is, left out for a section's. A question asked for each plan or visit has several answers seen from outside its
 * section, of which one is enough; inside it the one of the same plan or visit counts.
 */
export function conditionInWords(definition: ChecklistDefinition, condition: Condition, of?: string): string {
  const nameOf = (key: string) => questionNamed(definition, key);
  const tagsOf = (keys: readonly string[], tags: readonly Tag[]) =>
    either([...new Set(tags.map((tag) => tagAmong(definition, keys, tag)))]);
  switch (condition.kind) {
    case 'answer':
      return `${hasSeveralAnswers(definition, condition.question, of) ? 'minst ett av svaren' : 'svaret'} på ${nameOf(condition.question)} är ${tagsOf([condition.question], condition.isOneOf)}`;
    case 'number':
      return `${hasSeveralAnswers(definition, condition.question, of) ? 'minst ett av talen' : 'talet'} i ${nameOf(condition.question)} är ${boundsInWords(condition)}`;
    case 'column':
      return valuesInWords(condition.column, condition.isOneOf);
    case 'columnFilled':
      return `${condition.column} är ${condition.isFilled ? 'ifylld' : 'tom'}`;
    case 'count': {
      const { questions, isOneOf } = condition;
      const howMany = condition.atMost === 0 ? 'inget' : boundsInWords(condition);
      return `${howMany} av svaren på ${all(questions.map(nameOf))} är ${tagsOf(questions, isOneOf)}`;
    }
    case 'every': {
      const { questions, isOneOf } = condition;
      return `alla tillämpliga svar på ${all(questions.map(nameOf))} är ${tagsOf(questions, isOneOf)}`;
    }
    case 'items': {
      const section = definition.sections.find(({ key }) => key === condition.section);
      return `antalet ${section?.repeats?.itemsName ?? 'i ett avsnitt som inte upprepas'} är ${boundsInWords(condition)}`;
    }
    case 'any':
      return grouped(definition, condition.of, ' eller ', of);
    case 'all':
      return grouped(definition, condition.of, ' och ', of);
    case 'not':
      return `det inte är så att ${conditionInWords(definition, condition.of, of)}`;
  }
}

/** "Lagrum är SoL eller LVU 2 §". */
export function valuesInWords(column: string, values: readonly string[]): string {
  return `${column} är ${either(values)}`;
}

/** What the faults of a case become. */
export const deviationLevelWords: Readonly<Record<DeviationLevel, string>> = {
  perFault: 'En avvikelse för varje brist',
  perCase: 'En gemensam avvikelse för hela ärendet',
};

/** What a question's answer leads to, as sentences for whoever reads the checklist. */
export function rulesInWords(definition: ChecklistDefinition, question: Question): string[] {
  const sentences: string[] = [];
  const { deviation, suggestion } = question;
  if (suggestion?.kind === 'rating') {
    for (const { option, when } of suggestion.rules) {
      const conditions = when.map((one) => conditionInWords(definition, one, question.key)).join(' och ');
      sentences.push(`Beräknas till ”${tagInWords(question, option)}” när ${conditions}.`);
    }
    if (suggestion.otherwise !== undefined)
      sentences.push(`Beräknas annars till ”${tagInWords(question, suggestion.otherwise)}”.`);
  } else if (suggestion) sentences.push(dateRuleInWords(definition, suggestion));
  if (deviation) {
    const answers = either(deviation.on.map((tag) => lowerFirst(tagInWords(question, tag))));
    const what = definition.deviations === 'perCase' ? 'ärendets gemensamma avvikelse' : 'en avvikelse';
    const ofType = deviation.type === undefined ? '' : ` av typen ${deviation.type}`;
    sentences.push(
      `${capitalised(answers)} ger ${what}${ofType} när granskningen lämnas in. Den ska bedömas inom ` +
        `${deviation.daysToDue} dagar.`,
    );
  }
  if (question.isCritical) sentences.push('Kritisk fråga: en brist här väger tyngre än helheten.');
  return sentences;
}

function dateRuleInWords(definition: ChecklistDefinition, rule: DateRule): string {
  const sources = (list: readonly DateSource[]) =>
    either(
      list.map((source) => ('column' in source ? source.column : questionNamed(definition, source.question))),
    );
  switch (rule.kind) {
    case 'newestAge':
      return `Svaret föreslås utifrån ${sources(rule.dates)}: det senaste datumet får vara högst ${limitInWords(rule.limit)} gammalt på referensdatumet.`;
    case 'longestGap': {
      const limit = limitInWords(rule.limit);
      const fromStart = rule.isWholeSeries
        ? ', från starten till det första'
        : ', eller från starten när det bara finns ett,';
      const pair = rule.isWholeSeries ? 'mellan två tillfällen' : 'mellan de två senaste tillfällena';
      const between = rule.start === undefined ? pair : `${pair}${fromStart}`;
      const dates = rule.occasions.every((source) => 'column' in source) ? 'datumen i registret' : 'datumen';
      return `Svaret föreslås utifrån ${dates}: högst ${limit} ${between} och från det senaste till referensdatumet.`;
    }
    case 'within':
      return `Svaret föreslås utifrån datumen: högst ${limitInWords(rule.limit)} från ${sources(rule.from)} till ${sources(rule.to)}.`;
    case 'occasions':
      return `Svaret föreslås utifrån ${sources(rule.dates)}: minst ${rule.atLeast} under ${monthsInWords(rule.months)} före referensdatumet.`;
  }
}

/** A draft may look at a question that has been taken away; its key means nothing to anybody. */
function questionNamed(definition: ChecklistDefinition, key: string): string {
  const name = findQuestion(definition, key)?.shortName;
  return name === undefined ? 'en fråga som inte finns' : `”${name}”`;
}

function tagAmong(definition: ChecklistDefinition, keys: readonly string[], tag: Tag): string {
  const questions = keys.flatMap((key) => findQuestion(definition, key) ?? []);
  const words = questions.map((question) => tagInWords(question, tag)).find((word) => word !== tag);
  return lowerFirst(words ?? 'ett svar som inte finns');
}

/** Whether the question is asked once for each of something, and seen from outside. */
function hasSeveralAnswers(definition: ChecklistDefinition, asked: string, of: string | undefined): boolean {
  const sectionOf = (key: string | undefined) =>
    definition.sections.find(({ questions }) => questions.some((question) => question.key === key));
  const section = sectionOf(asked);
  return section?.repeats !== undefined && sectionOf(of) !== section;
}

function grouped(
  definition: ChecklistDefinition,
  conditions: readonly Condition[],
  between: string,
  of: string | undefined,
): string {
  const [only, ...more] = conditions.map((one) => conditionInWords(definition, one, of));
  return more.length === 0 ? (only ?? '') : `(${[only, ...more].join(between)})`;
}

function boundsInWords({
  atLeast,
  atMost,
}: {
  atLeast?: number | undefined;
  atMost?: number | undefined;
}): string {
  if (atLeast !== undefined && atLeast === atMost) return `${atLeast}`;
  if (atLeast !== undefined && atMost !== undefined) return `mellan ${atLeast} och ${atMost}`;
  return atLeast === undefined ? `högst ${atMost}` : `minst ${atLeast}`;
}

function either(items: readonly string[]): string {
  return joined(items, 'eller');
}

function all(items: readonly string[]): string {
  return joined(items, 'och');
}

function joined(items: readonly string[], word: string): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Answers begin with a capital by themselves, and with a small letter in a sentence; abbreviations stay. */
function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
