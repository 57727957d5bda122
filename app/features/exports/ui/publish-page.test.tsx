import { expect, it } from 'vitest';
import { renderPage } from '#tests/factories/render-page.tsx';
import { PublishPage } from './publish-page.tsx';

const page = {
  dividedBy: null,
  roundId: 1,
  roundName: 'Hösten',
  controlName: 'Vård',
  isFinalised: true,
  mayLeave: true,
  mayPublish: true,
};
const shown = (fewReviewed: string | null) =>
  renderPage(<PublishPage page={{ ...page, fewReviewed, links: [] }} answered={undefined} />);

it('warns above the button when readers see no figures', async () => {
  const warning = 'Med 4 granskade ärenden visas inga siffror';
  const html = await shown(warning);
  expect(html.indexOf(warning)).toBeGreaterThan(0);
  expect(html.indexOf(warning)).toBeLessThan(html.indexOf('Publicera och visa länken'));
  expect(await shown(null)).not.toContain('Med 4 granskade');
});
