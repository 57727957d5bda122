/** Long enough to withstand guessing; nothing is asked about digits or signs (NIST SP 800-63B §3.1.1). */
export const PASSWORD_MINIMUM_LENGTH = 12;
/** An upper limit only so that nobody can make the hash function read megabytes. */
export const PASSWORD_MAXIMUM_LENGTH = 200;

/** The rule in words, the same wherever a password is chosen. */
export const PASSWORD_RULE_IN_WORDS = `Minst ${PASSWORD_MINIMUM_LENGTH} tecken. Fyra vanliga ord efter varandra duger bra.`;

/**
 * What is wrong with a chosen password, as a sentence, or undefined when it will do. Length is counted in
 * characters as the person sees them, not in bytes. The own e-mail address is the one guess everybody tries.
 */
export function passwordFault(password: string, email: string): string | undefined {
  const length = [...password.normalize('NFC')].length;
  if (length < PASSWORD_MINIMUM_LENGTH) {
    return `Lösenordet behöver vara minst ${PASSWORD_MINIMUM_LENGTH} tecken. Det här är ${length}.`;
  }
  if (length > PASSWORD_MAXIMUM_LENGTH) return `Lösenordet får vara högst ${PASSWORD_MAXIMUM_LENGTH} tecken.`;
  if (password.trim().toLowerCase() === email.trim().toLowerCase()) {
    return 'Lösenordet får inte vara din e-postadress.';
  }
  return undefined;
}
