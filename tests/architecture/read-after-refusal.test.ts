import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { shouldRevalidate } from '#app/shared/ui/read-after-refusal.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** Their answers carry a status that is worked out, but it never says that somebody else was there first. */
const NEVER_409 = [
  'app/features/accounts/routes/log-in.tsx',
  'app/features/results/routes/deepen.tsx',
  'app/features/results/routes/new-vignette.tsx',
];

/** Pages with a form of their own whose answer may say that somebody else was there first. */
const pages = readdirSync(path.join(root, 'app/features'))
  .map((feature) => `app/features/${feature}/routes`)
  .filter((folder) => existsSync(path.join(root, folder)))
  .flatMap((folder) => readdirSync(path.join(root, folder)).map((name) => `${folder}/${name}`))
  .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }))
  .filter(({ file, text }) => {
    const isPage = /^export (async )?function (loader|action)\b/m.test(text) && /^export default/m.test(text);
    const statuses = text.match(/\{ status(: [^}]+)? \}/g) ?? [];
    const isTold = statuses.some((status) => !/^\{ status: 4(00|01|03|04|05|22) \}$/.test(status));
    return isPage && isTold && !NEVER_409.includes(file);
  });

describe('a page whose form was refused because somebody else was there first', () => {
  it('is known to be one', () => {
    const files = pages.map(({ file }) => file);
    expect(files.length).toBeGreaterThan(25);
    expect(files).toContain('app/features/checklists/routes/draft-question.tsx');
    expect(files).toContain('app/features/deviations/routes/deviation.tsx');
    expect(files).toContain('app/features/results/routes/action.tsx');
  });

  it.each(pages)('$file says when it is read again', ({ text }) => {
    expect(text).toMatch(
      /^export (\{ shouldRevalidate \} from '#app\/shared\/ui\/read-after-refusal\.ts'|const shouldRevalidate\b)/m,
    );
  });

  it.each([
    [409, true],
    [422, false],
    [400, false],
    [401, false],
    [500, false],
    [200, true],
    [undefined, true],
  ])('is read again after %s: %s', (actionStatus, expected) => {
    const url = new URL('http://127.0.0.1/avvikelser/1');
    const seen = {
      ...{ currentUrl: url, currentParams: {}, nextUrl: url, nextParams: {}, defaultShouldRevalidate: true },
      ...(actionStatus === undefined ? {} : { actionStatus }),
    };
    expect(shouldRevalidate(seen)).toBe(expected);
  });
});
