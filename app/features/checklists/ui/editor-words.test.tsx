import { expect, it } from 'vitest';
import { typesNotAmong } from '#app/features/checklists/domain/deviation-types.ts';
import { draftFaults } from '#app/features/checklists/domain/draft-faults.ts';
import { tryDefinition } from '#app/features/checklists/domain/preview-form.ts';
import { placedChildrenChecklist } from '#app/features/checklists/domain/shipped-placed-children.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import { everyKindChecklist } from '#tests/factories/every-kind-checklist.ts';
import { renderPage } from '#tests/factories/render-page.tsx';
import { FaultList } from './fault-list.tsx';
import { PublishForm } from './publish-form.tsx';
import { TryResult } from './try-result.tsx';

it('leads from a checklist without sections to where one is added', async () => {
  const faults = draftFaults({ ...placedChildrenChecklist, sections: [] });
  const html = await renderPage(<FaultList checklistId={7} faults={faults} />);
  expect(html).toMatch(/href="\/checklistor\/7\/utkast\/avsnitt"[^>]*>Checklistan har inget avsnitt än\./u);
});

it('finds the types of deviations that are in use nowhere, once each and whatever their capitals', () => {
  const [first] = placedChildrenChecklist.sections;
  if (!first) throw new Error('no section');
  const typed = (type: string) =>
    first.questions.map((one) => (one.deviation ? { ...one, deviation: { ...one.deviation, type } } : one));
  const unknown = (type: string) =>
    typesNotAmong({ ...placedChildrenChecklist, sections: [{ ...first, questions: typed(type) }] }, [
      'Dokumentation',
    ]);
  expect(unknown('Dokumentasion')).toEqual(['Dokumentasion']);
  expect(unknown('dokumentation')).toEqual([]);
});

it('suggests words for the first version only, and keeps what somebody wrote', async () => {
  const note = async (number: number, fields = {}) => {
    const props = { number, revision: 1, comparison: null, fields, errors: [] };
    return /<textarea[^>]*name="note"[^>]*>([^<]*)</u.exec(await renderPage(<PublishForm {...props} />))?.[1];
  };
  expect(await note(1)).toBe('Den första versionen.');
  expect(await note(1, { note: [''] })).toBe('');
  expect(await note(2)).toBe('');
});

it('counts nothing as answered in a trial where nothing is chosen, nor the number of items', async () => {
  const today = '2026-11-22' as CivilDate;
  for (const definition of [placedChildrenChecklist, everyKindChecklist]) {
    const repeated = definition.sections
      .filter(({ repeats }) => repeats)
      .map(({ key }) => [`items-${key}`, ['1']]);
    for (const fields of [{}, Object.fromEntries(repeated)]) {
      const html = await renderPage(<TryResult evaluation={tryDefinition(definition, fields, today)} />);
      expect(html).toMatch(/>0 av \d+\sfrågor är besvarade/u);
    }
  }
});
