import exceljs from 'exceljs';
import { beforeEach, describe, expect, it } from 'vitest';
import { readCaseListAddress } from '#app/features/cases/domain/case-list.ts';
import { action as importAction, loader as importLoader } from '#app/features/cases/routes/import.tsx';
import { action as uploadAction } from '#app/features/cases/routes/upload.tsx';
import { loadRegister } from '#app/features/cases/server/load-register.server.ts';
import { beginImport } from '#app/features/cases/server/stage-import.server.ts';
import type { ImportId, PersonId, RegisterId } from '#app/shared/domain/ids.ts';
import { jobsEnded, previewOf, seenBy } from '#tests/factories/import-steps.ts';
import { makeOrganisation, makePerson, type Organisation } from '#tests/factories/organisation.ts';
import { actorOf, csvFile, importFile, makeRegister } from '#tests/factories/register.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let org: Organisation;
let maria: PersonId;
let registerId: RegisterId;

beforeEach(async () => {
  services = await makeServices('2026-11-22T09:42:00.000Z');
  org = makeOrganisation(services);
  maria = makePerson(services, { name: 'Maria', role: 'manager', unitId: org.children });
  registerId = makeRegister(services, { as: maria, unitId: org.children });
});

async function upload(fields: Record<string, string | File>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  const answer = await uploadAction(
    await routeArguments(services, { as: maria, params: { registerId }, form }),
  );
  await jobsEnded(services);
  if ('data' in answer) return { importId: 0 as ImportId, ...answer.data };
  return {
    importId: Number(answer.headers.get('Location')?.split('/').at(-1)) as ImportId,
    error: undefined,
  };
}

async function send(importId: ImportId, form: Record<string, string>): Promise<number> {
  const args = await routeArguments(services, { as: maria, params: { registerId, importId }, form });
  const status = await statusOf(() => importAction(args));
  await jobsEnded(services);
  return status;
}

/** Three sheets: notes above nothing, the cases of this year with two hidden rows, those of last year. */
async function workbook(): Promise<File> {
  const book = new exceljs.Workbook();
  const notes = book.addWorksheet('Om');
  notes.addRow(['Uttag ur verksamhetssystemet']);
  const now = book.addWorksheet('2026');
  now.addRow(['Nr', 'Ort', 'Enhet']);
  for (let number = 1; number <= 6; number += 1) now.addRow([`26-${number}`, 'Alby', 'Barn och unga 1']);
  for (const number of [3, 5]) now.getRow(number).hidden = true;
  const last = book.addWorksheet('2025');
  last.addRow(['Nr', 'Från']);
  last.addRow(['25-1', '2025-01-02']);
  return new File([await book.xlsx.writeBuffer()], 'uttag.xlsx');
}

describe('a pasted table', () => {
  it('goes the same way as a file, under a name of its own', async () => {
    const { importId } = await upload({ intent: 'paste', pasted: 'Nr\tOrt\n1\t"Norra\nAlby"\n2\tFittja\n' });
    const preview = await previewOf(services, maria, { registerId, importId });
    expect(preview.fileName).toBe('Inklistrad tabell 2026-11-22 10.42');
    expect(preview.source).toMatchObject({ kind: 'pasted', delimiter: '\t' });
    expect(preview.plan?.added).toEqual(['1', '2']);
  });

  it('is asked for when there is none, and kept in the field when it is no table', async () => {
    expect(await upload({ intent: 'paste', pasted: ' \n' })).toMatchObject({
      field: 'pasted',
      error: 'Klistra in en tabell först.',
    });
    expect(await upload({ intent: 'paste', pasted: 'bara en rad' })).toMatchObject({
      field: 'pasted',
      pasted: 'bara en rad',
      error: expect.stringContaining('Inget har lästs in.'),
    });
  });
});

describe('the sheet and the hidden rows', () => {
  it('can be chosen, and the file is read anew with its own columns', async () => {
    const { importId } = await upload({ file: await workbook() });
    const ids = { registerId, importId };
    const first = await previewOf(services, maria, ids);
    expect(first.source).toMatchObject({ sheetName: '2026', hidden: 'include', hiddenRowCount: 2 });
    expect(first.plan?.addedCount).toBe(6);

    expect(await send(importId, { intent: 'read', sheetName: '2026', hidden: 'leaveOut' })).toBe(302);
    expect((await previewOf(services, maria, ids)).plan?.addedCount).toBe(4);

    expect(await send(importId, { intent: 'read', sheetName: '2025' })).toBe(302);
    const other = await previewOf(services, maria, ids);
    expect(other.columns.map(({ header }) => header)).toEqual(['Nr', 'Från']);
    expect(other.plan?.added).toEqual(['25-1']);
  });

  it('keep the choice of columns while the sheet is the same', async () => {
    const { importId } = await upload({ file: await workbook() });
    const ids = { registerId, importId };
    const { mapping } = await seenBy(services, maria, ids);
    const fields = Object.fromEntries(
      mapping.columns.flatMap(({ type }, index) => [
        [`type-${index}`, type],
        ...(index === 1 ? [] : [[`keep-${index}`, 'on']]),
      ]),
    );
    const header = mapping.columns.map((column) => column.header);
    const form = { intent: 'map', key: '0', header: header as never as string, ...fields };
    expect(await send(importId, form)).toBe(302);
    const kept = async () =>
      (await previewOf(services, maria, ids)).columns
        .filter(({ choice }) => choice.isKept)
        .map((one) => one.header);
    expect(await kept()).toEqual(['Nr', 'Enhet']);
    await send(importId, { intent: 'read', sheetName: '2026', hidden: 'leaveOut' });
    expect(await kept()).toEqual(['Nr', 'Enhet']);
  });

  it('are never passed over: another sheet than the one shown is shown first, and nothing is read in', async () => {
    const { importId } = await upload({ file: await workbook() });
    const ids = { registerId, importId };
    const { mapping } = await seenBy(services, maria, ids);
    const form = {
      intent: 'apply',
      key: '0',
      header: mapping.columns.map((column) => column.header) as never as string,
      ...Object.fromEntries(
        mapping.columns.flatMap(({ type }, index) => [
          [`type-${index}`, type],
          [`keep-${index}`, 'on'],
        ]),
      ),
      latestImportId: '',
    };
    for (const reading of [
      { sheetName: '2026', hidden: 'leaveOut' },
      { sheetName: '2025', hidden: 'leaveOut' },
    ]) {
      expect(await send(importId, { ...form, ...reading })).toBe(409);
      expect((await previewOf(services, maria, ids)).source).toMatchObject({ sheetName: reading.sheetName });
    }
    expect((await previewOf(services, maria, ids)).plan?.added).toEqual(['25-1']);
    // A tab that still shows the first sheet: what it shows is not what would be read in.
    expect(await send(importId, { ...form, sheetName: '2026', hidden: 'include' })).toBe(409);
    expect(services.db.$client.prepare('SELECT count(*) FROM cases').pluck().get()).toBe(0);
    expect(await send(importId, { ...form, sheetName: '2026', hidden: 'include' })).toBe(302);
    expect(services.db.$client.prepare('SELECT count(*) FROM cases').pluck().get()).toBe(6);
  });

  it('are followed by whoever asks to see what the choices mean, together with the choice of columns', async () => {
    const { importId } = await upload({ file: await workbook() });
    const ids = { registerId, importId };
    const { mapping } = await seenBy(services, maria, ids);
    const header = mapping.columns.map((column) => column.header) as never as string;
    const withoutPlace = {
      intent: 'map',
      key: '0',
      header,
      'keep-0': 'on',
      'keep-2': 'on',
      'type-2': 'unit',
    };
    expect(await send(importId, { ...withoutPlace, sheetName: '2026', hidden: 'leaveOut' })).toBe(302);
    const shown = await previewOf(services, maria, ids);
    expect(shown.source).toMatchObject({ sheetName: '2026', hidden: 'leaveOut' });
    expect(shown.plan?.addedCount).toBe(4);
    const isKept = ({ choice }: (typeof shown.columns)[number]) => choice.isKept;
    expect(shown.columns.map(isKept)).toEqual([true, false, true]);
    // Another sheet has other columns: the choice begins anew.
    expect(await send(importId, { ...withoutPlace, sheetName: '2025', hidden: 'leaveOut' })).toBe(302);
    const other = await previewOf(services, maria, ids);
    expect([other.plan?.added, other.columns.map(isKept)]).toEqual([['25-1'], [true, true]]);
    // A sheet that cannot be read leaves what was shown, and does not stand in the way of asking again.
    expect(await send(importId, { ...withoutPlace, sheetName: 'Om' })).toBe(302);
    expect(await previewOf(services, maria, ids)).toMatchObject({
      source: { sheetName: '2025' },
      failure: { kind: 'file' },
    });
  });

  it('leave what was shown when the sheet asked for cannot be read, and say why', async () => {
    const { importId } = await upload({ file: await workbook() });
    expect(await send(importId, { intent: 'read', sheetName: 'Om' })).toBe(302);
    const ids = { registerId, importId };
    const preview = await previewOf(services, maria, ids);
    expect(preview.source.sheetName).toBe('2026');
    expect(preview.failure).toMatchObject({ kind: 'file' });
    expect(await send(importId, { intent: 'read', sheetName: 'Finns inte' })).toBe(302);
    expect((await previewOf(services, maria, ids)).failure).toMatchObject({
      problem: { kind: 'no_such_sheet' },
    });
    expect(await send(importId, { intent: 'read', hidden: 'kanske' })).toBe(400);
  });
});

describe('the upload page', () => {
  it('says who is reading in, when somebody is', async () => {
    const kim = makePerson(services, { name: 'Kim Ek', role: 'quality', unitId: org.administration });
    const begun = await beginImport(services, actorOf(services, kim), registerId, csvFile('Nr;Ort\n1;A\n'));
    const refused = await upload({ file: new File(['Nr;Ort\n2;B\n'], 'b.csv') });
    expect(refused.error).toBe(
      'Kim Ek läser in i registret just nu. Vänta tills det är klart och försök igen. Inget har lästs in.',
    );
    if (begun.ok) await begun.value.ended;
  });

  it('takes no half upload for a file: a body that breaks off leaves nothing', async () => {
    const args = await routeArguments(services, { as: maria, params: { registerId } });
    const body = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nNr;Ort\r\n1;A';
    const headers = new Headers(args.request.headers);
    headers.set('Content-Type', 'multipart/form-data; boundary=x');
    const request = new Request(args.request.url, { method: 'POST', headers, body });
    await expect(uploadAction({ ...args, request })).rejects.toThrow();
    expect(services.db.$client.prepare('SELECT count(*) FROM imports').pluck().get()).toBe(0);
  });
});

describe('the register page', () => {
  it('leads back to a file on its way in, and only for who may read in', async () => {
    const { importId } = await upload({ file: new File(['Nr;Enhet\n1;Barn och unga 1\n'], 'uttag.csv') });
    const seenBy = (as: PersonId) =>
      loadRegister(services, actorOf(services, as), registerId, readCaseListAddress(new URLSearchParams()));
    expect(seenBy(maria).openImports).toEqual([
      {
        id: importId,
        state: 'staged',
        fileName: 'uttag.csv',
        uploadedAt: '2026-11-22T09:42:00.000Z',
        uploadedBy: 'Maria',
      },
    ]);
    await importFile(services, { as: maria, registerId, file: csvFile('Nr;Enhet\n1;Barn och unga 1\n') });
    expect(seenBy(maria).openImports).toEqual([]);
    await upload({ file: new File(['Nr;Enhet\n1;Barn och unga 1\n'], 'uttag.csv') });
    const gun = makePerson(services, { name: 'Gun', role: 'manager', unitId: org.unit1 });
    expect(seenBy(gun).openImports).toEqual([]);
  });
});

describe('the page of an import that was read in', () => {
  it('shows every change a page at a time, and what was left out', async () => {
    const rows = (ort: string) =>
      Array.from({ length: 130 }, (_, index) => `A${String(index).padStart(3, '0')};${ort};Lisa Ek`).join(
        '\n',
      );
    await importFile(services, { as: maria, registerId, file: csvFile(`Nr;Ort;Namn\n${rows('Alby')}\n`) });
    const importId = await importFile(services, {
      as: maria,
      registerId,
      file: csvFile(`Nr;Ort;Namn\n${rows('Fittja')}\n`),
    });
    const page = async (query: string) => {
      const path = `/x${query}`;
      const loaded = await importLoader(
        await routeArguments(services, { as: maria, params: { registerId, importId }, path }),
      );
      if (loaded.kind !== 'ended') throw new Error(loaded.kind);
      return loaded;
    };
    const [first, second] = [await page(''), await page('?sida=2')];
    expect([first.changes.length, second.changes.length, first.changeCount, first.pageCount]).toEqual([
      100, 30, 130, 2,
    ]);
    expect(second.changes.at(-1)).toMatchObject({
      key: 'A129',
      changes: [{ header: 'Ort', from: 'Alby', to: 'Fittja' }],
    });
    expect(first.applied?.facts?.leftOut).toEqual(['Namn']);
    expect((await page('?sida=-1')).page).toBe(1);
  });
});
