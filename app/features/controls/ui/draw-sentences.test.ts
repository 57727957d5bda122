import { expect, it } from 'vitest';
import type { DrawView } from '#app/features/controls/domain/round-overview.ts';
import { drawInSentences } from './draw-sentences.ts';

const drawOf = (allocationKind: DrawView['allocationKind'], drawn: number) =>
  ({
    allocationKind,
    groups: [],
    replacements: [],
    cases: Array.from({ length: drawn }, () => ({ reason: 'random', isReplaced: false })),
  }) as unknown as DrawView;

it.each(['census', 'firstInOrder', 'selfSelected', 'onCause', 'whole', 'perStratum'] as const)(
  '%s: of a single case, and of none, it is said as one says it',
  (kind) => {
    expect(drawInSentences(drawOf(kind, 1), 1)[0]).toBe('Det enda ärendet i urvalsramen är med.');
    expect(drawInSentences(drawOf(kind, 0), 7)[0]).toBe('Inget av 7\u00a0ärenden i urvalsramen är med.');
  },
);

it('tells a census of several without a word of drawing', () => {
  expect(drawInSentences(drawOf('census', 3), 3)).toEqual([
    'Alla 3\u00a0ärenden granskas. Slumptalen bestämmer bara i vilken ordning de står.',
  ]);
});
