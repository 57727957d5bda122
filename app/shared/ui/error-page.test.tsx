import { expect, it } from 'vitest';
import { renderPage } from '#tests/factories/render-page.tsx';
import { ErrorPage, errorTitle } from './error-page.tsx';

const page = (status: number, more?: string) => renderPage(<ErrorPage status={status} more={more} />);
const thrown = (status: number) => ({ status, statusText: '', internal: false, data: null });

it('says of a page that is closed only what holds for everybody, and what the page itself adds', async () => {
  expect(await page(403)).toContain('en enhet eller en roll som du inte har');
  expect(await page(403)).not.toMatch(/när det är slut|läser resultat/);
  expect(await page(403, 'Året är inte slut.')).toContain('om du behöver den. Året är inte slut.');
});

it('has a title of its own for the tab', () => {
  expect(errorTitle(thrown(403))).toBe('Du har inte tillgång – Aktsam');
  expect(errorTitle(thrown(404))).toBe('Sidan finns inte – Aktsam');
  expect(errorTitle(thrown(409))).toBe('Någon annan hann före – Aktsam');
  expect(errorTitle(new Error('x'))).toBe('Något gick fel – Aktsam');
});
