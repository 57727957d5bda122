import type { Server } from 'node:http';
import { request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServerBuild } from '@remix-run/node';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '#app/http/create-app.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: string };

describe('in front of every page', () => {
  let server: Server;
  let services: TestServices;
  let port = 0;

  beforeAll(async () => {
    services = await makeServices();
    // A build that cannot be loaded: whatever passes the guards ends in the last resort, 500.
    const build = () => Promise.reject<ServerBuild>(new Error('no build'));
    server = createApp({ services, build }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  function call(
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body = '',
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const length: Record<string, string> =
        method === 'GET' ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
      const outgoing = send(
        { host: '127.0.0.1', port, method, path, headers: { ...length, ...headers } },
        (answer) => {
          let text = '';
          answer.on('data', (chunk: Buffer) => {
            text += chunk.toString();
          });
          answer.on('end', () =>
            resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }),
          );
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }

  it('the health address answers operators without log-in', async () => {
    const answer = await call('GET', '/halsa');
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({ status: 'ok' });
  });

  it.each(['/halsa', '/finns-inte', '/assets/finns-inte.js', '/finns-inte.data', '/%E0%A4%A'])(
    'headers stand on %s',
    async (path) => {
      const { headers } = await call('GET', path);
      const policy = String(headers['content-security-policy']);
      expect(policy).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/=]{20,}'/);
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['x-frame-options']).toBe('DENY');
      expect(headers['referrer-policy']).toBe('same-origin');
      expect(headers['cache-control']).toBe('private, no-store');
      expect(headers['x-powered-by']).toBeUndefined();
    },
  );

  it('the address of a published result is its key: no other page hears of it, and no log', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
    const app = createApp({
      services: { ...services, log },
      build: () => Promise.reject<ServerBuild>(new Error('no build')),
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => app.once('listening', resolve));
    const ownPort = (app.address() as AddressInfo).port;
    for (const path of ['/publicerat/hemlig', '/publicerat/hemlig.data', '/Publicerat/a/hemlig?b=hemlig']) {
      const answer = await fetch(`http://127.0.0.1:${ownPort}${path}`);
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    }
    await new Promise((resolve) => app.close(resolve));
    expect(lines.filter((line) => line.includes('"path":"/publicerat/…"'))).toHaveLength(3);
    expect(lines.filter((line) => line.includes('hemlig'))).toEqual([]);
  });

  it('every answer has a nonce of its own', async () => {
    const [a, b] = await Promise.all([call('GET', '/halsa'), call('GET', '/halsa')]);
    expect(a.headers['content-security-policy']).not.toBe(b.headers['content-security-policy']);
  });

  it.each([
    [{ 'Sec-Fetch-Site': 'cross-site' }],
    [{ 'Sec-Fetch-Site': 'same-site' }],
    [{ Origin: 'https://annan.example' }],
    [{ Origin: 'null' }],
    [{}],
  ])('a post from elsewhere is stopped: %j', async (headers) => {
    const answer = await call('POST', '/avvikelser/1', headers as Record<string, string>);
    expect(answer.status).toBe(403);
    expect(answer.body).toContain('Inget har sparats');
  });

  it('a post from our own page goes on', async () => {
    for (const headers of [
      { 'Sec-Fetch-Site': 'same-origin' },
      { Origin: `http://127.0.0.1:${port}`, Host: `127.0.0.1:${port}` },
    ]) {
      const answer = await call('POST', '/finns-inte', headers as Record<string, string>);
      expect(answer.status).toBe(500);
      expect(answer.body).toContain('Försök igen');
      expect(answer.body).not.toContain('no build');
    }
  });

  it('a form that is too large is refused before it is read', async () => {
    const answer = await call(
      'POST',
      '/x',
      { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/x-www-form-urlencoded' },
      'a='.padEnd(1_000_001, 'a'),
    );
    expect(answer.status).toBe(413);
    expect(answer.body).toContain('Inget har sparats');
  });

  /** Says a length and sends nothing: what is refused is refused for the length alone. */
  function announce(path: string, length: number, type = 'multipart/form-data; boundary=x'): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const headers = { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': type, 'Content-Length': length };
      const outgoing = send({ host: '127.0.0.1', port, method: 'POST', path, headers }, (answer) => {
        let body = '';
        answer.on('data', (chunk: Buffer) => {
          body += chunk.toString();
        });
        answer.on('end', () => {
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body });
          outgoing.destroy();
        });
      });
      outgoing.on('error', reject);
      outgoing.flushHeaders();
    });
  }

  const megabytes = (count: number) => count * 1024 * 1024;

  it.each([
    '/register/1/inlasning',
    '/register/12/inlasning.data',
    '/register/1/inlasning?index',
    '/resultat/kontrollera-fil',
  ])('a file of up to 50 MB goes on to %s, and no larger', async (path) => {
    expect((await announce(path, megabytes(50) + 1000)).status).toBe(500);
    const answer = await announce(path, megabytes(51));
    expect(answer.status).toBe(413);
    expect(answer.body).toBe('Filen är för stor. Den får vara högst 50 MB. Inget har lästs in.');
    expect((await announce(path, 1_000_001, 'application/x-www-form-urlencoded')).status).toBe(413);
  });

  it('a template of up to 5 MB goes on to its page, and no larger', async () => {
    for (const path of ['/organisation/rapportmall', '/organisation/rapportmall.data']) {
      expect((await announce(path, megabytes(5) + 1000)).status).toBe(500);
      const answer = await announce(path, megabytes(6));
      expect(answer.status).toBe(413);
      expect(answer.body).toBe('Filen är för stor. Den får vara högst 5 MB. Inget har lästs in.');
    }
  });

  it.each([
    '/',
    '/logga-in',
    '/register',
    '/register/x/inlasning',
    '/register/1/inlasningar/1',
    '/a/register/1/inlasning',
  ])('no file may be sent to %s', async (path) => {
    expect((await announce(path, 1_000_001)).status).toBe(413);
    expect((await announce(path, 1_000_000)).status).toBe(500);
  });

  it('a body that does not say its length is refused', async () => {
    const answer = await new Promise<number>((resolve) => {
      const outgoing = send(
        {
          host: '127.0.0.1',
          port,
          method: 'POST',
          path: '/x',
          headers: { 'Sec-Fetch-Site': 'same-origin', 'Transfer-Encoding': 'chunked' },
        },
        (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        },
      );
      outgoing.end('x');
    });
    expect(answer).toBe(411);
  });
});
