import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REPORT_PARTS, type ReportPart } from '#app/shared/domain/vocabulary.ts';
import {
  changesOfTexts,
  type RoundText,
  readFinalisedTexts,
  roundTexts,
  type TypedText,
  type TypedTexts,
  textsToFinalise,
} from './round-texts.ts';

const words = fc.constantFrom('', 'Ett', 'Två', 'Tre');
const storedText = fc.record({
  text: words,
  revision: fc.integer({ min: 1, max: 3 }),
  mayLeaveUnit: fc.boolean(),
  writtenAt: fc.constant('2026-11-02T08:00:00.000Z'),
  writtenByName: fc.constant('Maria Ek'),
});
const someStored = fc
  .tuple(...REPORT_PARTS.map((part) => fc.option(storedText.map((text) => ({ ...text, part })))))
  .map((all) => all.flatMap((one): (RoundText & { part: ReportPart })[] => (one ? [one] : [])));
const typedText: fc.Arbitrary<TypedText> = fc.record({
  text: words,
  mayLeaveUnit: fc.boolean(),
  seenText: words,
  didLeaveUnit: fc.boolean(),
  seenRevision: fc.integer({ min: 0, max: 3 }),
});
const typedTexts: fc.Arbitrary<TypedTexts> = fc.record({
  purpose: typedText,
  result: typedText,
  analysis: typedText,
  improvement: typedText,
});

/** What somebody who has just opened the page and changed nothing sends. */
function untouched(stored: ReturnType<typeof roundTexts>): TypedTexts {
  const of = ({ text, revision, mayLeaveUnit }: RoundText): TypedText => ({
    text,
    mayLeaveUnit,
    seenText: text,
    didLeaveUnit: mayLeaveUnit,
    seenRevision: revision,
  });
  return {
    purpose: of(stored.purpose),
    result: of(stored.result),
    analysis: of(stored.analysis),
    improvement: of(stored.improvement),
  };
}

describe('the texts of a round', () => {
  it('begin with the purpose of the control until somebody writes another', () => {
    expect(roundTexts([], 'Att barnen hörs').purpose).toMatchObject({ text: 'Att barnen hörs', revision: 0 });
    const written = { part: 'purpose', text: '', revision: 2, mayLeaveUnit: false } as const;
    const stored = [{ ...written, writtenAt: '2026-11-02T08:00:00.000Z', writtenByName: 'Maria Ek' }];
    expect(roundTexts(stored, 'Att barnen hörs').purpose).toMatchObject({ text: '', revision: 2 });
  });

  it('never write over what the person has not seen, and never touch what she left alone', () => {
    fc.assert(
      fc.property(someStored, typedTexts, (all, typed) => {
        const stored = roundTexts(all, 'Syftet');
        const { changed, collided } = changesOfTexts(stored, typed);
        for (const part of REPORT_PARTS) {
          const { text, seenText, mayLeaveUnit, didLeaveUnit, seenRevision } = typed[part];
          const isLeftAlone = text === seenText && mayLeaveUnit === didLeaveUnit;
          if (isLeftAlone) expect(changed).not.toContain(part);
          if (changed.includes(part) && !collided.includes(part)) {
            expect(seenRevision).toBe(stored[part].revision);
          }
        }
      }),
    );
  });

  it('of two who change different texts nobody is refused; of two who change the same, the later', () => {
    fc.assert(
      fc.property(
        someStored,
        fc.constantFrom(...REPORT_PARTS),
        fc.constantFrom(...REPORT_PARTS),
        (all, hers, his) => {
          const before = roundTexts(all, 'Syftet');
          const seen = untouched(before);
          expect(changesOfTexts(before, seen)).toEqual({ changed: [], collided: [] });
          const after = {
            ...before,
            [hers]: { ...before[hers], text: 'Hennes', revision: before[hers].revision + 1 },
          };
          const typed = { ...seen, [his]: { ...seen[his], text: 'Hans' } };
          expect(changesOfTexts(after, typed)).toEqual({
            changed: [his],
            collided: hers === his ? [his] : [],
          });
        },
      ),
    );
  });

  it('keep the mark that the improvement may leave only where there is an improvement', () => {
    fc.assert(
      fc.property(someStored, (all) => {
        const stored = roundTexts(all, 'Syftet');
        const kept = textsToFinalise(stored, ['8 av 10.']);
        expect(kept.mayImprovementLeave).toBe(
          stored.improvement.mayLeaveUnit && stored.improvement.text !== '',
        );
        expect(readFinalisedTexts(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
      }),
    );
    expect(() => readFinalisedTexts({ purpose: '' })).toThrow(TypeError);
  });
});
