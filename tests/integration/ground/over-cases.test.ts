import { expect, test } from 'vitest';
import { openDatabase } from '#db/client.server.ts';
import { OverCases } from '#db/queries/over-cases.server.ts';
import { transact } from '#db/transact.server.ts';
import { makeFileServices } from '#tests/factories/file-services.ts';
import { makeOrganisation, makePerson } from '#tests/factories/organisation.ts';
import { csvFile, importFile, makeRegister } from '#tests/factories/register.ts';

async function withOneCase() {
  const services = await makeFileServices();
  const org = makeOrganisation(services);
  const maria = makePerson(services, { name: 'Maria', role: 'manager', unitId: org.children });
  const registerId = makeRegister(services, { as: maria, unitId: org.children });
  await importFile(services, { as: maria, registerId, file: csvFile('Nr;Ort\n1;Kalmar\n2;Umeå\n') });
  const answers = new OverCases<number>(2);
  const count = 'SELECT count(*) AS count FROM cases';
  let worked = 0;
  const ask = (question = 'how many') =>
    answers.answer(services.db, [question], () => {
      worked += 1;
      return (services.db.$client.prepare(count).get() as { count: number }).count;
    });
  const write = (action: string, statement: string) =>
    transact(services.db, { actorId: null, now: services.now() }, (tx) => {
      tx.run(statement);
      return { value: null, audit: [{ action, entity: 'test', entityId: 1 }] };
    });
  return { services, maria, registerId, answers, ask, write, worked: () => worked };
}

test('an answer holds while others save answers and log in, and is worked out anew after an import', async () => {
  const { services, maria, registerId, ask, write, worked } = await withOneCase();
  expect([ask(), ask()]).toEqual([2, 2]);
  write('answer.saved', 'UPDATE registers SET name = name');
  write('session.started', 'UPDATE registers SET name = name');
  expect([ask(), worked()]).toEqual([2, 1]);
  // In a thread of its own, on a connection of its own.
  await importFile(services, { as: maria, registerId, file: csvFile('Nr;Ort\n1;Kalmar\n2;Umeå\n3;Lund\n') });
  expect([ask(), worked()]).toEqual([3, 2]);
});

test('whatever is not known to leave the cases alone makes the answer be worked out anew', async () => {
  const { services, ask, write, worked } = await withOneCase();
  expect(ask()).toBe(2);
  write('register.casesMoved', 'DELETE FROM cases WHERE id = 1');
  expect([ask(), worked()]).toEqual([1, 2]);
  write('something.new', 'DELETE FROM cases WHERE id = 2');
  expect([ask(), worked()]).toEqual([0, 3]);
  // Two entries of which only one is known.
  transact(services.db, { actorId: null, now: services.now() }, () => ({
    value: null,
    audit: ['answer.saved', 'something.new'].map((action) => ({
      action,
      entity: 'test',
      entityId: 1,
    })) as never,
  }));
  expect([ask(), worked()]).toEqual([0, 4]);
  // Written around every rule, here and by another program.
  services.db.$client.exec('UPDATE registers SET name = name');
  expect([ask(), worked()]).toEqual([0, 5]);
  const other = openDatabase(services.db.$client.name);
  other.$client.exec('UPDATE registers SET name = name');
  other.$client.close();
  expect([ask(), worked()]).toEqual([0, 6]);
});

test('a transaction that rolled back leaves no answer of what it had written', async () => {
  const { services, answers, ask, worked } = await withOneCase();
  expect(ask()).toBe(2);
  expect(() =>
    transact(services.db, { actorId: null, now: services.now() }, (tx) => {
      tx.run('DELETE FROM cases');
      expect(answers.answer(tx, ['how many'], () => -1)).toBe(-1);
      throw new Error('changed her mind');
    }),
  ).toThrow('changed her mind');
  expect([ask(), worked()]).toEqual([2, 2]);
});

test('another question is another answer, the oldest is forgotten, and a work that failed is tried again', async () => {
  const { services, ask, worked } = await withOneCase();
  for (const question of ['a', 'b', 'a', 'c', 'a']) ask(question);
  expect(worked()).toBe(4);
  const slow = new OverCases<Promise<number>>(2);
  const works = [Promise.reject(new Error('busy')), Promise.resolve(7)];
  const next = () => slow.answer(services.db, ['slow'], () => works.shift() ?? Promise.resolve(0));
  await expect(next()).rejects.toThrow('busy');
  expect(await next()).toBe(7);
  expect(await next()).toBe(7);
});
