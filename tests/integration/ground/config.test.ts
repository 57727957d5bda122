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
      mail: null,
    });
  });

  it('takes a data folder elsewhere and a proxy in front', () => {
    const config = readConfig(
      { AKTSAM_DATA: '/var/lib/aktsam', AKTSAM_HTTPS: '1', AKTSAM_PROXIES: '1' },
      '/program',
    );
    expect(config).toMatchObject({ dataFolder: '/var/lib/aktsam', isHttps: true, trustedProxies: 1 });
  });

  const mail = {
    AKTSAM_SMTP_URL: 'smtp://aktsam%40kommunen.se@smtp.kommunen.se',
    AKTSAM_SMTP_PASSWORD_FILE: 'smtp-losenord',
    AKTSAM_MAIL_FROM: 'aktsam@kommunen.se',
    AKTSAM_ADDRESS: 'https://aktsam.kommunen.se/',
  };

  it('sends e-mail only through a named server, encrypted unless it is the machine itself', () => {
    const read = (url: string) => readConfig({ ...mail, AKTSAM_SMTP_URL: url }, '/program').mail;
    expect(readConfig({ ...mail, AKTSAM_SMTP_URL: '' }, '/program').mail).toBeNull();
    expect(read(mail.AKTSAM_SMTP_URL)).toEqual({
      host: 'smtp.kommunen.se',
      port: 587,
      encryption: 'startTls',
      user: 'aktsam@kommunen.se',
      passwordFile: '/program/data/smtp-losenord',
      from: 'aktsam@kommunen.se',
      address: 'https://aktsam.kommunen.se',
    });
    expect(read('smtps://aktsam@smtp.kommunen.se')).toMatchObject({ port: 465, encryption: 'fromStart' });
    for (const host of ['127.0.0.1:2525', 'localhost:25', '[::1]:25']) {
      expect(read(`smtp://aktsam@${host}`)).toMatchObject({ encryption: 'none' });
    }
    expect(read('smtp://aktsam@127.0.0.1.example.org')).toMatchObject({ encryption: 'startTls' });
  });

  it.each([
    [{ AKTSAM_SMTP_URL: 'smtp://aktsam:hemligt@smtp.kommunen.se' }, 'AKTSAM_SMTP_URL'],
    [{ AKTSAM_SMTP_URL: 'https://smtp.kommunen.se' }, 'AKTSAM_SMTP_URL'],
    [{ AKTSAM_SMTP_PASSWORD_FILE: '' }, 'AKTSAM_SMTP_PASSWORD_FILE'],
    [{ AKTSAM_MAIL_FROM: 'hemligt\r\nBcc: alla@kommunen.se' }, 'AKTSAM_MAIL_FROM'],
    [{ AKTSAM_ADDRESS: 'aktsam.kommunen.se' }, 'AKTSAM_ADDRESS'],
  ])('names the setting of e-mail that cannot be used, never its value: %j', (variables, named) => {
    expect(() => readConfig({ ...mail, ...variables }, '/program')).toThrow(named);
    expect(() => readConfig({ ...mail, ...variables }, '/program')).not.toThrow('hemligt');
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
