import { webcrypto } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import vm from 'node:vm';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { canonicalFrameText, composeFrame } from '#app/features/sampling/domain/frame.ts';
import vectors from '#tests/vectors/sampling-vectors.json' with { type: 'json' };

/** The check that docs/sampling.md asks people to paste into a browser's console. */
const [, snippet = ''] =
  /^\*\*In a browser\*\*[\s\S]*?^```js\n([\s\S]*?)^```$/m.exec(readFileSync('docs/sampling.md', 'utf8')) ??
  [];
const library = readFileSync(createRequire(import.meta.url).resolve('seedrandom/seedrandom.min.js'), 'utf8');

type Row = { ticket: number; key: string; line: string; drawn: boolean };

/** Pastes the library and the snippet into a page and chooses the file. */
async function pasteInBrowser(file: Uint8Array, seed: string, size: number) {
  const logged: unknown[][] = [];
  const tables: Row[][] = [];
  const picker: { files?: unknown[]; onchange?: () => Promise<void> } = {};
  const page = vm.createContext({
    crypto: webcrypto,
    TextDecoder,
    Uint8Array,
    console: { log: (...line: unknown[]) => logged.push(line), table: (rows: Row[]) => tables.push(rows) },
    document: { createElement: () => picker, body: { appendChild: (element: unknown) => element } },
  });
  vm.runInContext(library, page);
  const filledIn = snippet.replace(
    /seed = '[^']*', size = \d+/,
    `seed = ${JSON.stringify(seed)}, size = ${size}`,
  );
  expect(filledIn).toContain(JSON.stringify(seed));
  vm.runInContext(filledIn, page);
  picker.files = [
    { arrayBuffer: async () => file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) },
  ];
  await picker.onchange?.();
  return { fingerprint: logged[0]?.[1], rows: tables[0] ?? [] };
}

function canonicalBytes(
  rows: readonly Record<string, string>[],
  key: string,
  attributes: readonly string[],
): Uint8Array {
  const frame = composeFrame(rows.map((row) => ({ key: row[key] ?? '', attributes: row })));
  if (!frame.ok) throw new Error('not a frame');
  return new TextEncoder().encode(canonicalFrameText(frame.value, attributes));
}

const register: Record<string, string>[] = parse(
  iconv.decode(readFileSync('tests/fixtures/registers/placeringar-2026-10-31.csv'), 'windows-1252'),
  { delimiter: ';', columns: true },
);
const placements = register.filter((row) => row['Placering t.o.m.'] === '');

describe('the check for a browser console in docs/sampling.md', () => {
  it('is fifteen lines', () => {
    expect(snippet.trimEnd().split('\n').length).toBe(15);
  });

  it.each(vectors.draws)('agrees with the worked draw: $name', async (vector) => {
    const frame = vector.name.startsWith('small')
      ? canonicalBytes(vectors.frames.small, 'key', vector.frameAttributes)
      : canonicalBytes(placements, 'Ärendenummer', vector.frameAttributes);
    const { fingerprint, rows } = await pasteInBrowser(frame, vector.seed, vector.selected.length);
    expect(fingerprint).toBe(vector.frameFingerprint);
    expect(rows).toHaveLength(vector.frameSize);
    const tickets = new Map(rows.map(({ key, ticket }) => [key, ticket]));
    for (const { key, ticket } of vector.selected) expect(tickets.get(key)).toBe(ticket);
    const isWholeFrame = !('stratum' in vector.design);
    if (!isWholeFrame || vector.selected.some(({ reason }) => reason === 'quota')) return;
    expect(rows.filter(({ drawn }) => drawn).map(({ key }) => key)).toEqual(
      vector.selected.map(({ key }) => key),
    );
  });

  it('reads fields with quotes, separators and line breaks, and keeps the order of the file for ties', async () => {
    const odd = ['A;1', 'B"2', 'C\n3', 'D', '😀'].map((key) => ({ key, x: 'a;"b"\nc' }));
    const { rows } = await pasteInBrowser(canonicalBytes(odd, 'key', ['x']), 's', 2);
    expect(rows.map(({ key }) => key).sort()).toEqual(odd.map(({ key }) => key).sort());
    // Ł and A share their low 8 bits, so their slumptal: A comes first by its bytes.
    const tie = await pasteInBrowser(canonicalBytes([{ key: '\u0141' }, { key: 'A' }], 'key', []), 's', 1);
    expect(tie.rows.map(({ key, drawn }) => [key, drawn])).toEqual([
      ['A', true],
      ['\u0141', false],
    ]);
  });
});
