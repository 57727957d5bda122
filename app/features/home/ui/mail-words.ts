import type { MailKind } from '#app/features/accounts/domain/reminder-mail.ts';
import type { MailFault } from '../domain/mail-times.ts';

/** Why it was not sent, for the administrator. */
export const mailFaultWords: Record<MailFault, string> = {
  unreachable: 'E-postservern gick inte att nå.',
  notEncrypted: 'E-postservern kunde inte ta emot krypterat, så inget skickades.',
  certificate:
    'Certifikatet på e-postservern gick inte att lita på, så inget skickades. Har kommunen en egen utfärdare ska den pekas ut med NODE_EXTRA_CA_CERTS.',
  logIn: 'Inloggningen på e-postservern gick inte. Se över kontot och lösenordsfilen.',
  later: 'E-postservern tog inte emot mejlet just då.',
  refused: 'E-postservern tar inte emot mejl till den adressen.',
  unsure: 'Förbindelsen bröts när mejlet lämnades över. Det kan ha kommit fram och skickas inte igen.',
  nothingLeft: 'Inget väntade längre.',
  notWanted: 'Personen vill inte ha påminnelser eller har ingen roll längre.',
};

export const mailKindWords: Record<MailKind, string> = {
  reminder: 'Morgonens påminnelse',
  asked: 'Påminnelse från den som leder omgången',
  test: 'Provmejl',
};
