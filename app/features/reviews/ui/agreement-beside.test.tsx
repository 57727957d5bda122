import { expect, it } from 'vitest';
import { renderPage } from '#tests/factories/render-page.tsx';
import { AgreementProvider, ReasonOfAnswer } from './agreement-beside.tsx';
import { AnsweredBlind } from './answered-blind.tsx';

const by = (name: string, reason: string) => ({ name, reason, comment: '', evidence: '' });
const shown = (said: ReturnType<typeof by>[], reason: string) =>
  renderPage(
    <AgreementProvider
      agreement={{
        ...{ inCount: 2, ofCount: 2, canAgree: false, isBegun: true },
        names: ['Anna Lindgren', 'Sofia Berg'],
        answers: {
          q: { likeness: 'alike', given: [{ slot: 1, text: 'Nej', by: said }], reason: '', byName: '' },
        },
      }}
    >
      <ReasonOfAnswer answerKey="q" reason={reason} />
    </AgreementProvider>,
  );

it('gives each reason its name where both wrote one, and none where they wrote the same or it was settled anew', async () => {
  const both = [by('Anna Lindgren', 'Ingen vårdplan.'), by('Sofia Berg', 'Planen är inte skriven.')];
  const page = await shown(both, 'Ingen vårdplan.\nPlanen är inte skriven.');
  expect(page).toContain('Anna Lindgren: Ingen vårdplan.</p>');
  expect(page).toContain('Sofia Berg: Planen är inte skriven.</p>');
  expect(await shown(both, 'Vi såg fel.')).not.toContain('Anna Lindgren');
  const same = [by('Anna Lindgren', 'Ingen plan.'), by('Sofia Berg', 'Ingen plan.')];
  expect(await shown(same, 'Ingen plan.')).not.toContain('Anna Lindgren');
  expect(await shown(both, '')).toBe('');
});

it('says how many review blind, and that a vignette is not agreed on', async () => {
  expect(await renderPage(<AnsweredBlind among={2} />)).toContain(
    'Två granskar ärendet var för sig. Ingen ser den andras svar förrän båda har lämnat in. Sedan enas ni.',
  );
  expect(await renderPage(<AnsweredBlind among={3} />)).toContain('Tre granskar ärendet');
  expect(await renderPage(<AnsweredBlind among="everyone" />)).not.toContain('enas');
});
