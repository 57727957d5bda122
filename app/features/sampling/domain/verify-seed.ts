import { seedCommitment } from '#app/features/sampling/domain/protocol-hash.ts';
import type {
  ControlKeyFile,
  DeidentifiedDraw,
  DeidentifiedFile,
  ProtocolDraw,
  ProtocolFile,
} from '#app/features/sampling/domain/protocol-shape.ts';
import {
  checkSeed,
  combineSeedParts,
  composeLockedSeed,
  composeSeed,
} from '#app/features/sampling/domain/seed.ts';
import { cannotCheck, type Step, StepFindings } from '#app/features/sampling/domain/verify-steps.ts';

/** What of control and round a seed can be made of. */
export type SeedRound = Pick<ProtocolFile, 'kontrollensNummer' | 'omgång'>;

/**
 * That a seed may be used, that its parts make it, that one the program made looks like one, and that a locked one is what
 * was locked with the numbers of control and round.
 */
export function checkSeedOf(draw: ProtocolDraw, round: SeedRound): Step {
  const findings = new StepFindings();
  const { frö: seed, fröetsDelar: parts, låstFrö: locked, fröetsSlag: kind } = draw;
  if (!checkSeed(seed).ok) findings.add('seedInvalid', '', '', seed);
  checkGenerated(findings, kind, seed, round.omgång.referensdatum);
  if (kind === 'tvåDelar') {
    const [first, second] = parts;
    if (parts.length !== 2 || !first || !second) findings.add('seedPartsCount', '', 2, parts.length);
    else {
      findings.compare('seedParts', '', combineSeedParts(first.del, second.del), seed);
      if (first.person === second.person) findings.add('seedPartsOnePerson', first.person);
    }
  } else if (parts.length > 0) findings.add('seedPartsNotExpected');
  if (kind === 'låst') {
    if (!locked) findings.add('lockedSeedMissing');
    else {
      const { kontrollensNummer, omgång } = round;
      findings.compare(
        'lockedSeed',
        '',
        composeLockedSeed(locked.frö, kontrollensNummer, omgång.nummer),
        seed,
      );
    }
  } else if (locked) findings.add('lockedSeedNotExpected');
  return findings.step('seed', draw.nummer, 1);
}

/** A seed that the program made tells the half-year of the reference date and six digits. */
function checkGenerated(
  findings: StepFindings,
  kind: ProtocolDraw['fröetsSlag'],
  seed: string,
  on: string,
): void {
  const beginning = composeSeed(on, 0).slice(0, -6);
  const isGenerated = seed.startsWith(beginning) && /^\d{4}-H[12]-\d{6}$/.test(seed);
  if (kind === 'skapat' && !isGenerated) findings.add('seedNotGenerated', '', `${beginning}NNNNNN`, seed);
}

/** That the seed of the control key is the one that the de-identified protocol is bound to. */
export function checkCommitment(draw: DeidentifiedDraw, key: ControlKeyFile | null, round: SeedRound): Step {
  const secret = key?.dragningar.find(({ nummer }) => nummer === draw.nummer);
  if (!secret) return cannotCheck('seed', draw.nummer, 'needsControlKey');
  const findings = new StepFindings();
  if (!checkSeed(secret.frö).ok) findings.add('seedInvalid', '', '', secret.frö);
  checkGenerated(findings, draw.fröetsSlag, secret.frö, round.omgång.referensdatum);
  findings.compare('commitment', '', draw.fröetsÅtagande, seedCommitment(secret.salt, secret.frö));
  return findings.step('seed', draw.nummer, 1);
}

/** That a control key belongs to the protocol: the same frame, and one seed and salt for every draw. */
export function checkControlKey(protocol: DeidentifiedFile, key: ControlKeyFile): Step {
  const findings = new StepFindings();
  findings.compare('keyForOtherFrame', '', protocol.urvalsram.fingeravtryckSha256, key.fingeravtryckSha256);
  const numbers = key.dragningar.map(({ nummer }) => nummer);
  for (const { nummer } of protocol.dragningar) {
    if (!numbers.includes(nummer)) findings.add('keyWithoutDraw', String(nummer));
  }
  for (const [index, nummer] of numbers.entries()) {
    const isOf = protocol.dragningar.some((draw) => draw.nummer === nummer);
    if (!isOf || numbers.indexOf(nummer) !== index) findings.add('keyDrawTooMany', String(nummer));
  }
  for (const { nummer, uppläggData } of protocol.dragningar) {
    const told = uppläggData.minstKrav.map(({ värden }) => värden).join(', ');
    const secret = key.dragningar.find((one) => one.nummer === nummer);
    const inKey = secret?.minstKravVärden.map(({ length }) => length).join(', ') ?? told;
    findings.compare('keyValues', String(nummer), told, inKey);
  }
  return findings.step('controlKey', null, numbers.length);
}
