import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { MailSettings } from '#app/shared/server/services.ts';
import type { MailFault } from '../domain/mail-times.ts';

const PATIENCE_MS = 20_000;
/** RFC 4954, section 6. */
const AUTHENTICATION_REQUIRED = 530;

export type Letter = { readonly to: string; readonly subject: string; readonly text: string };

/** A connection that e-mail is handed over in, one letter at a time. */
export type MailConnection = {
  send: (letter: Letter) => Promise<Result<null, MailFault>>;
  close: () => void;
};

type SmtpError = Error & {
  code?: string | undefined;
  originalCode?: string | undefined;
  responseCode?: number | undefined;
};

/** Connects, encrypts as the settings say and logs in; a fault when the server cannot be used like that. */
export async function openMail(settings: MailSettings): Promise<Result<MailConnection, MailFault>> {
  const { host, port, encryption } = settings;
  const smtp = new SMTPConnection({
    ...{
      host,
      port,
      connectionTimeout: PATIENCE_MS,
      greetingTimeout: PATIENCE_MS,
      socketTimeout: PATIENCE_MS,
    },
    secure: encryption === 'fromStart',
    requireTLS: encryption === 'startTls',
    ignoreTLS: encryption === 'none',
  });
  let broken: (error: SmtpError) => void = () => {};
  smtp.on('error', (error: SmtpError) => broken(error));
  const step = (begin: (done: (error?: SmtpError | null) => void) => void) =>
    new Promise<SmtpError | undefined>((resolve) => {
      broken = resolve;
      begin((error) => resolve(error ?? undefined));
    });
  const refused = await step((done) => smtp.connect(done));
  if (refused) return closed(smtp, connectFaultOf(refused));
  const { user, passwordFile } = settings;
  if (user !== null && passwordFile !== null) {
    const pass = await readFile(passwordFile, 'utf8').then(
      (text) => text.trim(),
      () => undefined,
    );
    if (pass === undefined) return closed(smtp, 'logIn');
    if (await step((done) => smtp.login({ user, credentials: { user, pass } }, done)))
      return closed(smtp, 'logIn');
  }
  return ok({
    close: () => smtp.quit(),
    send: async (letter) => {
      const message = await new MailComposer(headed(letter, settings)).compile().build();
      let isHandedOver = false;
      // Read only when the server has taken sender and receiver and asks for the letter.
      const body = new Readable({
        read() {
          isHandedOver = true;
          this.push(message);
          this.push(null);
        },
      });
      const fault = await step((done) => smtp.send({ from: settings.from, to: letter.to }, body, done));
      // What was begun with a receiver that the server refused must not stay with the next one.
      if (fault?.responseCode !== undefined) await step((done) => smtp.reset(done));
      return fault ? err(faultOf(fault, isHandedOver)) : ok(null);
    },
  });
}

/** The words of OpenSSL and Node for a certificate that is too old, for another name or vouched for by nobody. */
const ABOUT_CERTIFICATE = /CERT|LEAF_SIGNATURE|INVALID_(?:CA|PURPOSE)/;

function connectFaultOf({ code, originalCode = '' }: SmtpError): MailFault {
  if (ABOUT_CERTIFICATE.test(originalCode)) return 'certificate';
  return code === 'ETLS' || /TLS|SSL/.test(originalCode) ? 'notEncrypted' : 'unreachable';
}

/** No name of anybody: not in the headers either, and nothing that tells of the program's parts. */
function headed({ to, subject, text }: Letter, { from }: MailSettings) {
  return {
    from: { name: 'Aktsam', address: from },
    ...{ to, subject, text },
    // Out-of-office replies would come to nobody.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  };
}

/**
 * A refusal is what the server said. When the connection breaks after the letter was handed over nobody knows whether it
 * was taken, and it is not sent again.
 */
function faultOf({ responseCode }: SmtpError, isHandedOver: boolean): MailFault {
  if (responseCode === AUTHENTICATION_REQUIRED) return 'logIn';
  if (responseCode !== undefined) return responseCode >= 500 ? 'refused' : 'later';
  return isHandedOver ? 'unsure' : 'unreachable';
}

function closed(smtp: SMTPConnection, fault: MailFault): Result<never, MailFault> {
  smtp.close();
  return err(fault);
}
