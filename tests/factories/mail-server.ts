import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { MailSettings } from '#app/shared/server/services.ts';

export type MailServer = {
  /** How the program reaches it. */
  settings: MailSettings;
  /** Whole letters as they came, headers and all, in the order they came. */
  letters: { to: string; raw: string }[];
  /** How many times somebody connected. */
  connections: () => number;
  /** Breaks the connections there are. */
  cut: () => void;
  close: () => Promise<void>;
};

/** A real SMTP server on this machine, without encryption or log-in unless `options` ask for them. */
export async function makeMailServer(options: SMTPServerOptions = {}, port = 0): Promise<MailServer> {
  const letters: MailServer['letters'] = [];
  let connections = 0;
  const server = new SMTPServer({
    logger: false,
    authOptional: true,
    hideSTARTTLS: true,
    disableReverseLookup: true,
    onConnect: (_session, done) => {
      connections += 1;
      done();
    },
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address).join();
        letters.push({ to, raw: Buffer.concat(parts).toString('utf8') });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve));
  return {
    settings: {
      ...{ host: '127.0.0.1', port: (server.server.address() as AddressInfo).port, encryption: 'none' },
      ...{
        user: null,
        passwordFile: null,
        from: 'aktsam@kommunen.se',
        address: 'https://aktsam.kommunen.se',
      },
    },
    letters,
    connections: () => connections,
    cut: () => {
      for (const { _socket } of server.connections) (_socket as Socket).destroy();
    },
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}
