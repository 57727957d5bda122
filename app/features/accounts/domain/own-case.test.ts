import { describe, expect, it } from 'vitest';
import type { PersonId } from '#app/shared/domain/ids.ts';
import {
  type CaseWorkerMatches,
  comparableCaseWorker,
  isOwnCase,
  isSameCaseWorker,
  namesInCell,
  registerNamesOf,
} from './own-case.ts';

const me = 7 as PersonId;
const other = 11 as PersonId;

describe('own cases', () => {
  const none: CaseWorkerMatches = new Map();
  const known = (displayName: string, caseWorkerName: string | null, matches = none) => ({
    registerNames: registerNamesOf({ id: me, displayName, caseWorkerName }, matches),
  });
  const anna = known('Maria', 'Anna  Åberg ');

  it.each([
    [{ caseWorker: 'Anna Åberg', coWorker: null }, true],
    [{ caseWorker: 'Bo Ek', coWorker: 'ANNA ÅBERG' }, true],
    // The same letters as an A with a ring set on it.
    [{ caseWorker: 'Anna A\u030aberg', coWorker: null }, true],
    [{ caseWorker: 'Anna Oberg', coWorker: 'Anna' }, false],
    [{ caseWorker: null, coWorker: null }, false],
  ])('%o → %s', (theCase, expected) => {
    expect(isOwnCase(anna, theCase)).toBe(expected);
  });

  it.each([
    ['Petra Lund; Anna Åberg', true],
    ['Petra Lund;Anna  ÅBERG', true],
    ['Petra Lund; Annika Åberg', false],
  ])('one of several co-workers in a cell counts: %s', (coWorker, expected) => {
    expect(isOwnCase(anna, { caseWorker: null, coWorker })).toBe(expected);
  });

  it("a person's own name counts where no name in the register is given", () => {
    const unnamed = known('Anna Lindgren', null);
    expect(isOwnCase(unnamed, { caseWorker: 'Anna Lindgren', coWorker: null })).toBe(true);
    expect(isOwnCase(unnamed, { caseWorker: 'Bo Ek', coWorker: null })).toBe(false);
  });

  it('nobody without a name in the register has own cases, not even where the register is empty', () => {
    const nameless = known(' ', null);
    expect(isOwnCase(nameless, { caseWorker: '', coWorker: null })).toBe(false);
    expect(isSameCaseWorker(' ', '')).toBe(false);
  });

  describe('a decision about a name', () => {
    const decided = (name: string, personId: PersonId | null): CaseWorkerMatches =>
      new Map([[comparableCaseWorker(name), personId]]);
    const hers = { caseWorker: 'Anna Åberg', coWorker: null };

    it('frees whoever has the same name where it is somebody else, or nobody here', () => {
      expect(isOwnCase(known('Anna Åberg', null, decided('ANNA  ÅBERG', other)), hers)).toBe(false);
      expect(isOwnCase(known('Maria', 'Anna Åberg', decided('Anna Åberg', null)), hers)).toBe(false);
    });

    it('makes the cases hers under a name that is written in another way', () => {
      const matched = known('Anna Åberg', null, decided('Åberg, Anna (vik)', me));
      expect(isOwnCase(matched, { caseWorker: 'Åberg,  Anna (VIK)', coWorker: null })).toBe(true);
      expect(isOwnCase(matched, { caseWorker: null, coWorker: 'Bo Ek; Åberg, Anna (vik)' })).toBe(true);
    });

    it('takes nothing from her other names', () => {
      const person = known('Anna Åberg', 'A. Åberg', decided('Anna Åberg', other));
      expect(isOwnCase(person, { caseWorker: 'A. Åberg', coWorker: null })).toBe(true);
      expect(isOwnCase(person, hers)).toBe(false);
    });
  });

  it('reads every name of a cell once, without its ends', () => {
    expect(namesInCell(' Petra  Lund;; Anna Åberg ;')).toEqual(['Petra Lund', 'Anna Åberg']);
    expect(namesInCell(null)).toEqual([]);
  });
});
