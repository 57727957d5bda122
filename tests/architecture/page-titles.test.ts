import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import routes from '#app/routes.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** Their component is never seen: the loader always leads on or refuses. */
const NEVER_SEEN = ['*', 'logga-ut'];

/** Every route that is a page, with its address and its text. */
const pages = (await routes)
  .map(({ path: address = '', file }) => ({
    ...{ address, file },
    text: readFileSync(path.join(root, 'app', file), 'utf8'),
  }))
  .filter(({ address, text }) => !NEVER_SEEN.includes(address) && /^export default/m.test(text));
const fixedTitle = (text: string) =>
  /^export const meta: MetaFunction = \(\) => \[\{ title: '(.+)' \}\]/m.exec(text)?.[1];

describe('the titles of pages', () => {
  it.each(pages)('$address has one', ({ text }) => {
    expect(text).toMatch(/^export const meta: MetaFunction/m);
  });

  it.each(pages.filter(({ address }) => address.includes(':')))(
    '$address says which one it is about',
    ({ text }) => {
      expect(fixedTitle(text)).toBeUndefined();
    },
  );

  it('are never the same for two pages', () => {
    const titles = pages.flatMap(({ text }) => fixedTitle(text) ?? []);
    expect(titles.length).toBeGreaterThan(30);
    expect([...new Set(titles)]).toEqual(titles);
  });
});
