import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { loader } from '#app/features/exports/routes/round-report.ts';
import { answerRoundForm } from '#app/features/results/server/answer-round-form.server.ts';
import { saveRoundTexts } from '#app/features/results/server/save-round-texts.server.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import { actorOf } from '#tests/factories/placements-control.ts';
import { type ReadWord, readWord } from '#tests/factories/read-word.ts';
import { makeReviewedRound, type ReviewedRound } from '#tests/factories/reviewed-round.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let round: ReviewedRound;
let reader: PersonId;
let drafts: { internal: ReadWord; deidentified: ReadWord };
let finals: { internal: ReadWord; deidentified: ReadWord };

async function response(as: PersonId | null, version: string): Promise<Response> {
  const path = `/omgangar/${round.roundId}/rapport.docx?version=${version}`;
  return loader(await routeArguments(services, { as, params: { roundId: round.roundId }, path }));
}
const read = async (version: string) =>
  readWord(Buffer.from(await (await response(round.maria, version)).arrayBuffer()));
const both = async () => ({ internal: await read('intern'), deidentified: await read('avidentifierad') });
const headingsOf = ({ paragraphs }: ReadWord) =>
  paragraphs.filter(({ style }) => style === 'Heading1').map(({ text }) => text);
const textOf = (word: ReadWord) =>
  [...word.paragraphs.map(({ text }) => text), ...word.tables.flat(2)].join('\n');
const tableOf = (word: ReadWord, header: string, place = 0) =>
  word.tables.filter(([row]) => row?.[0] === header)[place] ?? [];

let forbidden: number[];
beforeAll(async () => {
  services = await makeServices();
  round = await makeReviewedRound(services);
  const unitId = (
    services.db.$client.prepare('SELECT unit_id AS id FROM rounds WHERE id = ?').get(round.roundId) as {
      id: never;
    }
  ).id;
  reader = makePerson(services, { name: 'Nämndens läsare', role: 'reader', unitId });
  const reviewer = makePerson(services, { name: 'Granskare utan omgång', role: 'reviewer', unitId });
  forbidden = await Promise.all([
    statusOf(() => response(null, 'intern')),
    statusOf(() => response(reviewer, 'intern')),
    statusOf(() => response(reviewer, 'avidentifierad')),
    statusOf(() => response(reader, 'intern')),
    statusOf(() => response(reader, 'avidentifierad')),
    statusOf(() => response(round.maria, 'hela')),
  ]);
  drafts = await both();
  const typed = (text: string, mayLeaveUnit = false) => ({
    text,
    mayLeaveUnit,
    seenText: '',
    didLeaveUnit: false,
    seenRevision: 0,
  });
  const written = saveRoundTexts(services, actorOf(services, round.maria), round.roundId, {
    purpose: typed('Att se hur barnen hörs.'),
    result: typed('Två barn hördes inte.'),
    analysis: typed('Rutinen var ny.\n\nDen var <otydlig> & lång.'),
    improvement: typed('Gå igenom rutinen.', true),
  });
  expect(written.ok).toBe(true);
  const form = new FormData();
  form.set('intent', 'finalise');
  expect(answerRoundForm(services, actorOf(services, round.maria), round.roundId, form).ok).toBe(true);
  finals = await both();
});

it('is for those who may read the result, and for readers when it is final and without what stays in the unit', async () => {
  expect(forbidden).toEqual([302, 404, 404, 404, 403, 400]);
  expect(await statusOf(() => response(reader, 'intern'))).toBe(404);
  expect(await statusOf(() => response(reader, 'avidentifierad'))).toBe(200);
});

describe('a draft', () => {
  it('says on every page and first of all that it is not final, and asks for what is not written', () => {
    expect(drafts.internal.parts.get('word/header1.xml')).toContain('Ej fastställd');
    expect(drafts.internal.paragraphs[2]?.text).toBe(
      'Ej fastställd. 10 av 10\u00a0ärenden är granskade, och siffrorna kan ändras.',
    );
    expect(textOf(drafts.internal)).toContain('[Analysen är inte skriven än]');
    expect(textOf(drafts.internal)).toContain('[Förbättringsförslaget är inte skrivet än]');
  });

  it('asks nothing of readers outside the unit', () => {
    expect(textOf(drafts.deidentified)).not.toContain('[');
    expect(drafts.deidentified.parts.get('word/header1.xml')).toContain('Ej fastställd');
  });
});

describe('the internal report', () => {
  it('goes from purpose to proposal under real headings, and ends with how it was done', () => {
    const { internal } = finals;
    expect(internal.paragraphs[0]).toMatchObject({ style: 'Title' });
    expect(headingsOf(internal)).toEqual([
      'Syfte',
      'Resultat',
      'Analys',
      'Förbättringsförslag',
      'Så gjordes urvalet',
      'Så läses siffrorna',
    ]);
    const texts = internal.paragraphs.map(({ text }) => text);
    expect(texts).toContain('Rutinen var ny.');
    expect(texts).toContain('Den var <otydlig> & lång.');
    expect(texts).toContain('Två barn hördes inte.');
    expect(textOf(internal)).not.toContain('Ej fastställd');
  });

  it('has a table of the questions with whole per cent, and a chart that is told in words', () => {
    const [header, ...rows] = tableOf(finals.internal, 'Fråga');
    expect(header).toEqual(expect.arrayContaining(['Fråga', 'Uppfyllt', 'Av', 'I hela gruppen']));
    const heard = rows.find(([question]) => question === 'Barnet har kommit till tals');
    expect(heard?.slice(1, 4)).toEqual(['8', '10', '80\u00a0%']);
    expect(finals.internal.pictures).toEqual([
      'Andel uppfyllt per fråga. Siffrorna står i tabellen ovanför.',
    ]);
  });

  it('counts the deviations by severity, and names no case', () => {
    const rows = tableOf(finals.internal, 'Fråga', 1);
    expect(rows[0]).toEqual(['Fråga', 'Mindre', 'Betydande', 'Allvarlig', 'Alla']);
    expect(rows.at(-1)?.[0]).toBe('Alla frågor');
    expect(rows.at(-1)?.at(-1)).toBe('2');
    const keys = services.db.$client.prepare('SELECT key FROM frame_cases').pluck().all() as string[];
    expect(keys.filter((key) => textOf(finals.internal).includes(key))).toEqual([]);
  });
});

describe('the de-identified report', () => {
  it('holds the purpose and the proposal that may leave, and nothing else that somebody wrote', () => {
    const text = textOf(finals.deidentified);
    expect(headingsOf(finals.deidentified)).toEqual([
      'Syfte',
      'Resultat',
      'Förbättringsförslag',
      'Så gjordes urvalet',
      'Så läses siffrorna',
    ]);
    expect(text).toContain('Gå igenom rutinen.');
    expect(text).not.toContain('Rutinen var ny');
    expect(text).not.toContain('Två barn hördes inte');
  });

  it('hides small numbers in table and chart, and names nobody', () => {
    const heard = tableOf(finals.deidentified, 'Fråga').find(
      ([question]) => question === 'Barnet har kommit till tals',
    );
    expect(heard?.[1]).toBe('–');
    const people = services.db.$client.prepare('SELECT display_name FROM people').pluck().all() as string[];
    const everything = [...finals.deidentified.parts.values()].join('\n');
    expect(people.filter((name) => everything.includes(name))).toEqual([]);
  });
});

describe('the file', () => {
  it('is Swedish, A4, with a title, page numbers and header rows that repeat, and asks for nothing when opened', async () => {
    const { parts } = finals.internal;
    expect(parts.get('word/styles.xml')).toContain('<w:lang w:val="sv-SE"');
    expect(parts.get('docProps/core.xml')).toMatch(/<dc:title>[^<]+<\/dc:title>/);
    const document = parts.get('word/document.xml') ?? '';
    expect(document).toMatch(/<w:pgSz w:w="1190[56]" w:h="16838"/);
    expect(document).toContain('<w:tblHeader/>');
    expect(parts.get('word/footer1.xml')).toContain('NUMPAGES');
    expect(parts.get('word/settings.xml')).not.toContain('updateFields');
    const { headers } = await response(round.maria, 'intern');
    expect(headers.get('Content-Type')).toContain('wordprocessingml.document');
    expect(headers.get('Content-Disposition')).toMatch(
      /^attachment; filename="Rapport \d{4}-\d{3} intern\.docx"/,
    );
  });

  it('of a finalised round is the same byte by byte each time, and its hash is recorded once', async () => {
    const hashOf = async () =>
      createHash('sha256')
        .update(Buffer.from(await (await response(round.maria, 'avidentifierad')).arrayBuffer()))
        .digest('hex');
    const recorded = services.db.$client.prepare('SELECT kind, sha256 FROM report_files ORDER BY kind').all();
    expect(recorded).toEqual([
      { kind: 'reportDeidentified', sha256: await hashOf() },
      { kind: 'reportInternal', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
    expect(services.db.$client.prepare('SELECT count(*) FROM report_files').pluck().get()).toBe(2);
  });

  it('is logged each time, without a word of what stands in it', () => {
    const entries = services.db.$client
      .prepare("SELECT detail FROM audit_entries WHERE action = 'round.reportExported'")
      .pluck()
      .all() as string[];
    expect(entries.length).toBeGreaterThanOrEqual(6);
    expect(Object.keys(JSON.parse(entries[0] ?? '{}')).sort()).toEqual(['finalNumber', 'state', 'version']);
  });
});
