import { expect, it } from 'vitest';
import { placedChildrenChecklist } from '#app/features/checklists/domain/shipped-placed-children.ts';
import { renderPage } from '#tests/factories/render-page.tsx';
import { ReviewReadout } from './review-readout.tsx';

const readout = (option: 'yes' | 'no') =>
  renderPage(
    <ReviewReadout
      definition={placedChildrenChecklist}
      columns={{}}
      referenceOn="2026-10-31"
      stored={[
        {
          ...{ questionKey: 'barnet-till-tals', option, content: '', comment: '', evidence: '' },
          ...{ reason: 'Samtal saknas.', revision: 2 },
          ...{ savedAt: '2026-11-21T06:38:00.000Z', savedByName: 'Anna Lindgren' },
        },
      ]}
    />,
  );

it('reads out the description of a fault with the fault, and not beside the answer it was changed to', async () => {
  expect(await readout('no')).toContain('Samtal saknas.');
  const changed = await readout('yes');
  expect(changed).toContain('Anna Lindgren');
  expect(changed).not.toContain('Samtal saknas.');
});
