import { describe, expect, it } from 'vitest';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { ColumnType } from '#app/shared/domain/vocabulary.ts';
import { prepareCheck } from './check-rule.ts';
import { fitTemplate, isForKind } from './check-template.ts';
import { CHECK_TEMPLATES, findCheckTemplate } from './ready-checks.ts';

const column = (header: string, type: ColumnType = 'date') => ({ header, type });
const held = (key: string, columns: readonly ReturnType<typeof column>[]) => {
  const template = findCheckTemplate(key);
  if (!template) throw new Error(key);
  return fitTemplate(template, columns);
};

describe('a ready check held against a register', () => {
  it.each([
    ['Placering fr.o.m.', 'Placering t.o.m.', 'Senaste övervägande'],
    ['Startdatum', 'Slutdatum', 'Övervägt den'],
    ['Placering från', 'Placering till', 'Senaste omprövning'],
    ['FR O M', 'T O M', 'Datum senaste överväg.'],
  ])('finds %s, %s and %s', (start, end, consideration) => {
    const found = held('overvagande-over-sex-manader', [column(end), column(consideration), column(start)]);
    expect(found).toMatchObject({
      fits: true,
      draft: { limit: { columns: [consideration], elseColumn: start, limit: { amount: 6, unit: 'months' } } },
    });
    expect(JSON.stringify(found)).toContain(end);
  });

  it('takes the earlier consideration too where there is one', () => {
    const columns = [
      'Placering fr.o.m.',
      'Placering t.o.m.',
      'Föregående övervägande',
      'Senaste övervägande',
    ];
    expect(
      held(
        'overvagande-over-sex-manader',
        columns.map((header) => column(header)),
      ),
    ).toMatchObject({
      draft: { limit: { columns: ['Senaste övervägande', 'Föregående övervägande'] } },
    });
  });

  it('does not take a column of another type, nor one column for two things', () => {
    const asText = [
      column('Placering fr.o.m.'),
      column('Placering t.o.m.'),
      column('Senaste övervägande', 'text'),
    ];
    expect(held('overvagande-over-sex-manader', asText)).toEqual({
      fits: false,
      lacks: ['datum för senaste övervägande'],
    });
    expect(held('slut-fore-start', [column('Startdatum')])).toEqual({ fits: false, lacks: ['avslutsdatum'] });
    const plans = ['Placering fr.o.m.', 'Placering t.o.m.', 'Genomförandeplan reviderad'].map((header) =>
      column(header),
    );
    expect(held('genomforandeplan-over-tolv-manader', plans)).toEqual({
      fits: false,
      lacks: ['datum för genomförandeplan'],
    });
  });

  it('finds what is closed but still active, and nothing else', () => {
    const found = held('avslutat-men-aktivt', [column('Status', 'text'), column('Avslutsdatum')]);
    if (!found.fits) throw new Error('does not fit');
    const { population, limit, conditions } = found.draft;
    const judge = prepareCheck(
      { population, rule: { version: 1, limit, conditions } },
      '2026-10-31' as CivilDate,
    );
    const verdict = (status: string, closed: string) =>
      judge((name) => (name === 'Status' ? status : name === 'Avslutsdatum' ? closed : ''));
    expect(verdict('Pågående', '2026-10-01')).toMatchObject({ overrun: { fromOn: '2026-10-01' } });
    expect(verdict('Avslutad', '2026-10-01')).toBe('right');
    expect(verdict('Pågående', '2026-12-01')).toBe('right');
    expect(verdict('Pågående', '')).toBe('outside');
  });

  it('has a key and a name of its own, and belongs to the kinds it says', () => {
    const unique = (texts: readonly string[]) => new Set(texts).size === texts.length;
    expect(unique(CHECK_TEMPLATES.map(({ key }) => key))).toBe(true);
    expect(unique(CHECK_TEMPLATES.map(({ name }) => name))).toBe(true);
    const worker = findCheckTemplate('handlaggare-saknas');
    const placed = findCheckTemplate('vardplan-saknas');
    if (!worker || !placed) throw new Error('missing');
    expect(isForKind(worker, 'vignettes')).toBe(true);
    expect(isForKind(placed, 'decisions')).toBe(false);
  });

  it('names no paragraph but those that may be printed', () => {
    const cited = CHECK_TEMPLATES.flatMap(
      ({ name, purpose }) => `${name} ${purpose}`.match(/[^(.]*§+[^).]*/g) ?? [],
    );
    for (const citation of cited) expect(citation).toMatch(/LVU|LSS 28 f–h/);
    expect(CHECK_TEMPLATES.some(({ purpose }) => /SoL|socialtjänstlag/i.test(purpose))).toBe(false);
  });
});
