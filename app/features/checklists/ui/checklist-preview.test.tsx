import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { placedChildrenChecklist } from '../domain/shipped-placed-children.ts';
import { ChecklistPreview } from './checklist-preview.tsx';

const html = renderToStaticMarkup(<ChecklistPreview definition={placedChildrenChecklist} />);
const text = html.replace(/<[^>]+>/gu, ' ').replace(/\s+/gu, ' ');

it('says for which cases each wording and each legal reference holds', () => {
  expect(text).toContain(
    'När Lagrum är LVU 3 §, 3 § LVU eller LVU 3: Har vården omprövats inom sex månader varje gång?',
  );
  expect(text).toContain(
    'Rättsligt stöd (kontrollerat 2025-09-30): När Lagrum är LVU 2 §, 2 § LVU eller LVU 2: 13 § LVU, övervägande minst var sjätte månad',
  );
});

it('prints a reference that holds for all cases on one line', () => {
  expect(text).toContain(
    'Rättsligt stöd: 10 kap. 2 § socialtjänstförordningen (2025:468) (kontrollerat 2025-09-30).',
  );
});

it('ties no care under the social services act to 13 § LVU', () => {
  for (const line of html.split('<li>').filter((item) => item.includes('13 § LVU'))) {
    expect(line.split('</li>')[0]).not.toContain('SoL');
  }
});
