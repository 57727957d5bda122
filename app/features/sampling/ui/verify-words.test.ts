import { describe, expect, it } from 'vitest';
import { type Verification, verifyProtocol } from '#app/features/sampling/domain/verify-protocol.ts';
import { makeProtocol } from '#tests/factories/protocol-file.ts';
import { groupSteps, outcomesInWords } from './step-groups.ts';
import { designsInWords, drawsInWords, drawTitle, seedsInWords } from './told-draw-words.ts';
import { conclusionInWords } from './verify-conclusion-words.ts';
import { outcomeInWords, stepInWords } from './verify-words.ts';

const rows = Array.from({ length: 20 }, (_, index) => ({
  key: `2026-${index + 100}`,
  attributes: { form: index % 5 === 0 ? 'HVB' : 'hem' },
}));
const design = {
  allocation: { kind: 'whole', size: 4 },
  quotas: [{ attribute: 'form', values: ['HVB'], minimum: 1 }],
} as const;
const made = makeProtocol({ rows, design, seed: '2026-H2-530177', redrawnFrom: 'sju', extendedTo: 6 });
const other = makeProtocol({ rows: rows.slice(1), design, seed: 's' });

function check(protocol: object, frame: string): Verification {
  const result = verifyProtocol(JSON.stringify(protocol), frame);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

describe('what is said at the top of a check', () => {
  const { told, steps } = check(made.protocol, made.frameText);

  it('tells every draw, its design and where its seed is said to come from', () => {
    expect(drawsInWords(told)).toBe(
      '3 (dragen 2026-11-02 12.00, dragen om 2026-11-02 13.00, utökad 2026-11-02 14.00)',
    );
    expect(designsInWords(told)).toBe(
      'Dragning 1: 4 ärenden, varav minst 1 där form är HVB. Dragning 2: 4 ärenden, varav minst 1 där form är HVB. Dragning 3: 6 ärenden, varav minst 1 där form är HVB',
    );
    expect(seedsInWords(told)).toBe(
      'Dragning 1: inskrivet av den som drog. Dragning 2: skapat av programmet när urvalet drogs. Dragning 3: skapat av programmet när urvalet drogs',
    );
    expect(seedsInWords(told.slice(1))).toBe('Skapat av programmet när urvalet drogs');
  });

  it('tells the design from the data that was checked, whatever the file calls it', () => {
    const lying = structuredClone(made.protocol);
    for (const draw of lying.dragningar) draw.upplägg = 'Alla ärenden';
    expect(designsInWords(check(lying, made.frameText).told)).toContain('4 ärenden');
  });

  it('shows a time as it stands when it is none', () => {
    const [first] = told;
    if (!first) throw new Error('nothing drawn');
    expect(drawTitle({ ...first, drawnAt: 'i går' }, 1)).toBe('Dragningen, dragen i går');
  });

  it('groups the steps by draw, with a count and what there is none of', () => {
    const groups = groupSteps(steps, told);
    expect(groups.map(({ title, agreeing }) => [title, outcomesInWords(agreeing)])).toEqual([
      ['Filerna', '6 steg stämmer'],
      ['Dragning 1, dragen 2026-11-02 12.00', '10 steg stämmer, inga grupper, inga ersättningar'],
      ['Dragning 2, dragen om 2026-11-02 13.00', '10 steg stämmer, inga grupper, inga ersättningar'],
      ['Dragning 3, utökad 2026-11-02 14.00', '11 steg stämmer, inga grupper, inga ersättningar'],
      ['Det som ingen fil visar', ''],
    ]);
    expect(groups.flatMap(({ open, agreeing, untold }) => [...open, ...agreeing, ...untold])).toHaveLength(
      steps.length,
    );
    expect(groups.at(-1)?.open.map(({ what }) => what)).toEqual(['circumstances']);
  });
});

describe('what a verdict says', () => {
  it('names the file that does not belong, and no consequence of it as a fault', () => {
    const strange = check(made.protocol, other.frameText);
    const { title, sentences } = conclusionInWords(strange);
    expect(title).toBe('Filerna hör inte ihop: urvalsramen är en annan');
    expect(sentences.join(' ')).toContain('Den hör till en annan omgång');
    const selection = strange.steps.find(({ what }) => what === 'selection');
    if (!selection) throw new Error('no such step');
    expect([outcomeInWords(selection), stepInWords(selection)]).toEqual([
      'Kan inte avgöras',
      'Urvalsramen är inte den som protokollet är draget ur.',
    ]);
  });

  it('counts what differs', () => {
    const tampered = structuredClone(made.protocol);
    tampered.kontrollsumma = '0'.repeat(64);
    const { title, sentences } = conclusionInWords(check(tampered, made.frameText));
    expect([title, sentences[0]]).toEqual(['Protokollet stämmer inte', '1 av 44 steg skiljer sig.']);
  });

  it('says that there are none rather than that none agree', () => {
    const of = check(other.protocol, other.frameText).steps.find(({ what }) => what === 'replacements');
    if (!of) throw new Error('no such step');
    expect([outcomeInWords(of), stepInWords(of)]).toEqual(['Inga ersättningar', 'Inget ärende är ersatt.']);
  });
});
