import { describe, expect, it } from 'vitest';
import { finalisedAgainInWords } from './finalised-again.ts';

const first = { sequence: 1, at: '2026-11-02T08:00:00.000Z', reopenReason: null };
const second = { sequence: 2, at: '2026-11-04T23:30:00.000Z', reopenReason: 'Ett svar var fel.' };
const third = { sequence: 3, at: '2026-12-01T08:00:00.000Z', reopenReason: 'En granskning saknades.' };

describe('finalisedAgainInWords', () => {
  it('says nothing of a round that was finalised once or not at all', () => {
    expect(finalisedAgainInWords([], { hasReason: true })).toEqual([]);
    expect(finalisedAgainInWords([first], { hasReason: true })).toEqual([]);
  });

  it('names for each time the one it replaces, by Swedish days, with the reason only where it may be read', () => {
    expect(finalisedAgainInWords([first, second, third], { hasReason: true })).toEqual([
      'Fastställd på nytt 2026-11-05, ersätter fastställelsen 2026-11-02. Skäl: Ett svar var fel.',
      'Fastställd på nytt 2026-12-01, ersätter fastställelsen 2026-11-05. Skäl: En granskning saknades.',
    ]);
    expect(finalisedAgainInWords([first, second], { hasReason: false })).toEqual([
      'Fastställd på nytt 2026-11-05, ersätter fastställelsen 2026-11-02.',
    ]);
  });
});
