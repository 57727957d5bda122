import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigProblem, readConfig } from '#app/shared/server/config.server.ts';

describe('the configuration', () => {
  it('listens on this machine only, plain, without proxies, when nothing is said', () => {
    expect(readConfig({}, '/program')).toEqual({
      projectRoot: '/program',
      dataFolder: path.resolve('/program', 'data'),
      host: '127.0.0.1',
      port: 3000,
      isHttps: false,
      trustedProxies: 0,
    });
  });

  it('takes a data folder elsewhere and a proxy in front', () => {
    const config = readConfig(
      { AKTSAM_DATA: '/var/lib/aktsam', AKTSAM_HTTPS: '1', AKTSAM_PROXIES: '1' },
      '/program',
    );
    expect(config).toMatchObject({ dataFolder: '/var/lib/aktsam', isHttps: true, trustedProxies: 1 });
  });

  it.each([
    [{ PORT: 'tre tusen' }, 'PORT (nu ”tre tusen”)'],
    [{ PORT: '70000' }, 'PORT'],
    [{ AKTSAM_HTTPS: 'ja' }, 'AKTSAM_HTTPS'],
    [{ AKTSAM_DATA: '' }, 'AKTSAM_DATA'],
  ])('says which setting cannot be used: %j', (variables, named) => {
    expect(() => readConfig(variables, '/program')).toThrow(ConfigProblem);
    expect(() => readConfig(variables, '/program')).toThrow(named);
  });
});
