import { describe, expect, it } from 'vitest';
import { nameToKeep } from './upload-name.ts';

describe('nameToKeep', () => {
  it.each([
    ['placeringar-2026-10-31.csv', 'placeringar-2026-10-31.csv'],
    ['Placeringar BoU 2026.xlsx', 'Placeringar BoU 2026.xlsx'],
    ['uttag 2026-10-31 09.30.csv', 'uttag 2026-10-31 09.30.csv'],
    ['C:\\Users\\Lisa\\uttag.csv', 'uttag.csv'],
    ['upp\u200b\u0000gift.csv', 'uppgift.csv'],
    ['', 'fil utan namn'],
    ['Placering Lisa Svensson 811218-9876.csv', 'registerfil.csv'],
    ['Placering_811218-9876.XLSX', 'registerfil.XLSX'],
    ['8112\u00ad189876', 'registerfil'],
    ['barn 1981-12-18 9876 v2.csv', 'registerfil.csv'],
    ['Lisa_811218-9875.csv', 'registerfil.csv'],
    ['uttag-20261031-0931.csv', 'uttag-[personnummer].csv'],
    [`${'a'.repeat(195)}19811218-9876.csv`, 'registerfil.csv'],
    ['a'.repeat(300), 'a'.repeat(200)],
  ])('%j is kept as %j', (sent, kept) => {
    expect(nameToKeep(sent)).toBe(kept);
  });
});
