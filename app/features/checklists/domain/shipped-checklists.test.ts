import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import { parseDefinition } from '../forms/definition-schema.ts';
import { acceptAnswer } from './accept-answer.ts';
import { contentTags, possibleTags } from './answer-tags.ts';
import type { Answer, Answers } from './answers.ts';
import { type ChecklistDefinition, choicesOf, type Question, questionsOf } from './definition.ts';
import { evaluateReview } from './evaluate.ts';
import { unreachable } from './reachability.ts';
import { shippedChecklists } from './shipped-checklists.ts';

/** What may be printed with a paragraph, in exactly these words (checked up to September 2025); everything else is said as a duty. */
const allowedReferences = [
  'Socialtjänstlagen (2025:400)',
  '13 § LVU',
  '13 a § LVU',
  '10 kap. 2 § socialtjänstförordningen (2025:468)',
  '10 kap. 3 § socialtjänstförordningen (2025:468)',
  '24 b–f §§ LSS',
  '28 f–h §§ LSS',
  '11 § förvaltningslagen',
  '12 § förvaltningslagen',
  '25 § förvaltningslagen',
  '31 § förvaltningslagen',
  '32 § förvaltningslagen',
  '33 § förvaltningslagen',
  '6 kap. 6 § kommunallagen',
  '7 a § SoLPuL (2001:454)',
  '10 § SoLPuL (2001:454)',
  'SOSFS 2011:9',
];
/** The legal grounds of a placement are names of kinds of care, and may stand in running text. */
const groundsInText = ['LVU 2 §', 'LVU 3 §'];

const textsIn = (value: unknown, path = ''): { path: string; text: string }[] => {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${path}/${key}`));
};
/** What a person reads: not keys, tags, kinds and the values that columns are held against. */
const readTexts = (value: unknown) =>
  textsIn(value).filter(
    ({ path }) =>
      !/\/(key|kind|format|checkedOn|question|option|options|values|isOneOf|on|requiredOn|reasonRequiredOn|severity|goodAnswer)(\/|$)/.test(
        path,
      ),
  );
const wordings = ({ wording }: Question) => [
  wording.text,
  ...(wording.byColumn?.texts.map(({ text }) => text) ?? []),
];

describe.each(shippedChecklists)('$title', (definition) => {
  const questions = questionsOf(definition);

  it('is a definition that can be used, also after a file', () => {
    const again = JSON.parse(JSON.stringify(definition));
    expect(parseDefinition(again)).toEqual({ ok: true, value: again });
    expect(unreachable(definition)).toEqual([]);
  });

  it('refers only to law that has been checked', () => {
    for (const { legalReference } of questions) {
      if (legalReference === undefined) continue;
      expect(legalReference.checkedOn).toBe('2025-09-30');
      const references = textsIn([
        legalReference.text,
        legalReference.byColumn?.texts.map(({ text }) => text),
      ]);
      for (const { text } of references) {
        const parts = text.split(/ och (?=\d)|; /u);
        for (const part of parts)
          expect(
            allowedReferences.some((allowed) => part === allowed || part.startsWith(`${allowed},`)),
            part,
          ).toBe(true);
      }
    }
  });

  it('names no paragraph of law outside the references', () => {
    const withoutReferences = JSON.parse(
      JSON.stringify(definition, (key, value) => (key === 'legalReference' ? undefined : value)),
    );
    for (const { path, text } of readTexts(withoutReferences)) {
      const rest = [...groundsInText, ...allowedReferences].reduce(
        (left, known) => left.replaceAll(known, ''),
        text,
      );
      expect(rest, path).not.toMatch(/§|\bkap\b|paragraf|\b(19|20)\d\d:\d+/u);
    }
  });

  it('says what it is for, and asks no more than a reviewer can bear', () => {
    expect(definition.purpose.length).toBeGreaterThan(60);
    expect(definition.purpose.length).toBeLessThan(400);
    expect(questions.length).toBeGreaterThanOrEqual(4);
    expect(questions.length).toBeLessThanOrEqual(18);
  });

  it('asks in questions, each once, with a name that fits a table', () => {
    const all = questions.flatMap(wordings);
    for (const text of all) expect(text).toMatch(/\?$|^(Ange|Beskriv|Räkna|Skriv|Välj) .+\.$/u);
    const first = questions.map(({ wording }) => wording.text.toLocaleLowerCase('sv'));
    expect(first.filter((text, index) => first.indexOf(text) !== index)).toEqual([]);
    const names = questions.map(({ shortName }) => shortName);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    // One name is older than the rule, and stands in the results of finished rounds.
    const long = questions.filter(
      ({ shortName, key }) => shortName.length > 45 && key !== 'vardplan-synpunkter',
    );
    expect(long.map(({ shortName }) => shortName)).toEqual([]);
  });

  it('explains every answer that stands outside the ordinary', () => {
    for (const { key, kind, options, help } of questions) {
      // A vignette or a general checklist has no register to say when a document is missing; those two are asked here alike.
      if (options.includes('documentMissing') && definition.key !== 'allman-aktgranskning')
        expect(help, key).toContain('Handling saknas');
      if (options.includes('notApplicable') && definition.key !== 'allman-aktgranskning')
        expect(help, key).toMatch(/[Ee]j tillämpligt/u);
      if (kind === 'yesNo' && options.includes('partly')) expect(help, key).toMatch(/[Dd]elvis/u);
    }
  });

  it('writes as people speak, without double spaces, English or straight quotes', () => {
    for (const { path, text } of readTexts(definition)) {
      expect(text, path).not.toMatch(
        / {2}|"|'|\b(and|or|the|null|undefined|record|submit|användare)\b| ,| \./u,
      );
      expect(text.trim(), path).toBe(text);
    }
  });

  it('can be completed whatever is answered, and the answers of hidden questions never count', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat({ max: 1000 })), columnsFor(definition), (stream, columns) => {
        const draw = () => Number(stream.next().value);
        const answers = completed(definition, columns, draw);
        const result = evaluateReview(definition, { columns, referenceOn }, answers);
        expect(result.isComplete).toBe(true);
        const hidden = result.states.filter(({ isVisible }) => !isVisible);
        expect(
          hidden.every(({ given, fulfilment, lacks }) => !given && !fulfilment && lacks.length === 0),
        ).toBe(true);
        for (const { title } of result.deviationDrafts) expect(title.length).toBeGreaterThan(5);
      }),
      { numRuns: 50 },
    );
  });
});

it('gives every checklist a key and a title of its own', () => {
  for (const field of ['key', 'title'] as const) {
    const all = shippedChecklists.map((one) => one[field]);
    expect(new Set(all).size).toBe(all.length);
  }
});

const referenceOn = '2026-10-31' as CivilDate;

/** Cases whose columns have the values that the checklist looks for, others, or nothing. */
function columnsFor(definition: ChecklistDefinition) {
  const wanted = new Map<string, string[]>();
  JSON.stringify(definition, (_key, value) => {
    if (value && typeof value === 'object' && 'column' in value && !('standard' in value)) {
      const values = value.isOneOf ??
        value.texts?.flatMap((one: { values: string[] }) => one.values) ?? ['2026-03-01', '75'];
      wanted.set(value.column, [...(wanted.get(value.column) ?? []), ...values]);
    }
    return value;
  });
  const cells = Object.fromEntries(
    [...wanted].map(([column, values]) => [column, fc.constantFrom('', 'Annat', ...values)]),
  );
  return fc.record(cells);
}

/** Answers one lacking thing after the other at random until nothing lacks. */
function completed(
  definition: ChecklistDefinition,
  columns: Record<string, string>,
  draw: () => number,
): Answers {
  let answers: Answers = {};
  for (let step = 0; step < 500; step += 1) {
    const { states, itemLists } = evaluateReview(definition, { columns, referenceOn }, answers);
    const list = itemLists.find(({ isLacking }) => isLacking);
    const open = states.find(({ lacks }) => lacks.length > 0);
    if (list === undefined && open === undefined) return answers;
    if (list !== undefined) {
      const { atLeast = 0, atMost = 0 } = list.section.repeats ?? {};
      const count = atLeast + (draw() % (Math.min(atMost, atLeast + 3) - atLeast + 1));
      const items = Array.from({ length: count }, (_, index) => String(index + 1)).join(' ');
      const given = count === 0 ? { option: 'none' } : { option: null, content: items };
      expect(acceptAnswer(definition, list.key, given)).toBeDefined();
      answers = { ...answers, [list.key]: { ...given, reason: '', comment: '' } };
    } else if (open !== undefined) {
      const before = answers[open.key];
      const given = open.given ?? anyAnswer(open.question, draw);
      expect(acceptAnswer(definition, open.key, given), open.key).toBeDefined();
      const words = before === undefined && draw() % 2 === 0 ? '' : 'Se journalen.';
      const answer: Answer = { ...given, reason: words, comment: words, evidence: words };
      answers = { ...answers, [open.key]: answer };
    }
  }
  return answers;
}

function anyAnswer(question: Question, draw: () => number): Pick<Answer, 'option' | 'content'> {
  const contents = contentTags[question.kind].length > 0 || question.kind === 'severalChoices';
  const single = possibleTags(question).filter((tag) =>
    contents ? question.options.some((option) => option === tag) : true,
  );
  const index = draw() % (single.length + (contents ? 3 : 0));
  const option = single[index];
  return option === undefined ? { option: null, content: anyContent(question, draw) } : { option };
}

function anyContent(question: Question, draw: () => number): string {
  const choices = choicesOf(question).map(({ key }) => key);
  const choice = () => choices[draw() % choices.length] ?? '';
  switch (question.kind) {
    case 'date':
      return new Date(Date.parse(referenceOn) - (draw() % 900) * 86_400_000).toISOString().slice(0, 10);
    case 'number': {
      const from = question.atLeast ?? 0;
      return String(from + (draw() % ((question.atMost ?? from + 1000) - from + 1)));
    }
    case 'severalChoices':
      return [...new Set([choice(), choice()])].join(' ');
    case 'level':
      return `${choice()}>${choice()}`;
    default:
      return 'Några ord.';
  }
}
