import { expect, it } from 'vitest';
import { NO_PERSONAL_NUMBER } from '#app/features/cases/forms/free-text.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import { parseControlForm } from './control-form-schema.ts';
import { valuesOfTemplate } from './control-form-start.ts';
import { parseDrawForm } from './draw-form.ts';
import { parseExtensionForm } from './extension-form.ts';
import { parseReplacementForm } from './replacement-form.ts';
import { parseReason, parseRoundFacts } from './round-form-schema.ts';

const TEXT = 'Gäller barnet med 19121212-1212.';

it('no text of a control, a round or a draw may hold a personnummer: they stand in protocols and reports', () => {
  const fields = {
    registerId: '1',
    unitId: '1',
    checklistId: '1',
    countOn: '2026-10-31',
    reviewerIds: ['1'],
  };
  const control = { ...valuesOfTemplate(undefined, fields), name: 'Kontroll', purpose: 'Syfte' };
  const facts = { name: 'Hösten', referenceOn: '2026-10-31', dueOn: '2026-11-30' };
  const draw = { seed: '', diceCount: '', throws: '', firstPersonId: '', secondPersonId: '', drawsSeen: '1' };
  const today = '2026-11-02' as CivilDate;
  const parsed = (text: string) =>
    [
      ['name', parseControlForm({ ...control, name: text })],
      ['purpose', parseControlForm({ ...control, purpose: text })],
      ['name', parseRoundFacts({ ...facts, name: text }, today)],
      ['reason', parseReason(text)],
      ['redrawReason', parseDrawForm({ ...draw, seedOrigin: 'generated', redrawReason: text })],
      ['reason', parseExtensionForm({ size: '15', reason: text, drawsSeen: '1' })],
      ['note', parseReplacementForm({ frameCaseId: '7', reason: 'wrongUnit', note: text })],
    ] as const;
  for (const [field, result] of parsed(TEXT)) {
    expect([result.ok ? [] : result.error].flat()).toContainEqual({ field, message: NO_PERSONAL_NUMBER });
  }
  for (const [, result] of parsed('Gäller ärende 2026-0412.')) expect(result.ok).toBe(true);
});
