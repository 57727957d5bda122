import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ServerBuild } from '@remix-run/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '#app/http/create-app.ts';
import { openDatabase } from '#db/client.server.ts';
import { makeServices } from '#tests/factories/services.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'aktsam-ground-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a database file', () => {
  it('is opened so that what is answered as saved is on disk, and keys hold', () => {
    const db = openDatabase(path.join(folder, 'aktsam.sqlite'));
    const pragma = (name: string) => db.$client.pragma(name, { simple: true });
    expect(pragma('journal_mode')).toBe('wal');
    // 2 is FULL: the disk has it before the commit is answered.
    expect(pragma('synchronous')).toBe(2);
    expect(pragma('foreign_keys')).toBe(1);
    expect(pragma('busy_timeout')).toBe(5000);
    db.$client.close();
  });
});

describe('built files', () => {
  it('are compressed, and kept for ever only where the name holds a hash', async () => {
    mkdirSync(path.join(folder, 'build/client/assets'), { recursive: true });
    writeFileSync(path.join(folder, 'build/client/assets/page-a1b2.js'), 'const long = 1;\n'.repeat(500));
    writeFileSync(path.join(folder, 'build/client/aktsam.svg'), '<svg/>');
    const services = await makeServices();
    const build = () => Promise.reject<ServerBuild>(new Error('no build'));
    const app = createApp({
      services: { ...services, config: { ...services.config, projectRoot: folder } },
      build,
    });
    const server = app.listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const asset = await fetch(`${address}/assets/page-a1b2.js`, { headers: { 'Accept-Encoding': 'gzip' } });
    expect(asset.status).toBe(200);
    expect(asset.headers.get('Content-Encoding')).toBe('gzip');
    expect(asset.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
    await asset.text();
    const mark = await fetch(`${address}/aktsam.svg`);
    expect(mark.headers.get('Cache-Control')).toBe('public, max-age=3600');
    await mark.text();
    await new Promise((resolve) => server.close(resolve));
  });
});
