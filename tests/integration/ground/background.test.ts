import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { expect, it } from 'vitest';
import { waitForImports } from '#app/http/wait-for-imports.ts';
import { Background } from '#app/shared/server/background.ts';

const never = () => new Promise<void>(() => {});

it('lets a request on its way end before the moment begins, and new ones wait until it is over', async () => {
  const background = new Background();
  const log: string[] = [];
  let answerFirst = () => {};
  const app = express();
  app.use(waitForImports(background));
  app.get('/:name', (request, response) => {
    log.push(`${request.params.name} is let in`);
    if (request.params.name !== 'first') return void response.send('ok');
    answerFirst = () => void response.send('ok');
  });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const ask = (name: string) => fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/${name}`);

  const first = ask('first');
  await expect.poll(() => log).toEqual(['first is let in']);
  const moment = background.beginMoment(never()).then((end) => {
    log.push('the moment begins');
    return end;
  });
  const second = ask('second');
  answerFirst();
  await first;
  const end = await moment;
  expect(log).toEqual(['first is let in', 'the moment begins']);
  log.push('the moment ends');
  end();
  await second;
  expect(log).toEqual(['first is let in', 'the moment begins', 'the moment ends', 'second is let in']);
  server.close();
});

it('waits for a request only as long as its patience lasts, and gives one moment at a time', async () => {
  const background = new Background();
  background.noteWriter(never());
  const end = await background.beginMoment(Promise.resolve());
  const log: string[] = [];
  const next = background.beginMoment(Promise.resolve()).then((endNext) => {
    log.push('second moment');
    endNext();
  });
  await Promise.resolve();
  expect(log).toEqual([]);
  end();
  await next;
  expect(log).toEqual(['second moment']);
  await background.untilWritable();
});
