import { seedCommitment } from '#app/features/sampling/domain/protocol-hash.ts';
import type {
  ControlKeyFile,
  DeidentifiedDraw,
  DeidentifiedFile,
  ProtocolDraw,
} from '#app/features/sampling/domain/protocol-shape.ts';
import { checkSeed, combineSeedParts } from '#app/features/sampling/domain/seed.ts';
import { cannotCheck, type Step, StepFindings } from '#app/features/sampling/domain/verify-steps.ts';

/** That a seed may be used, that its parts make it, and that a locked one begins with what was locked. */
export function checkSeedOf(draw: ProtocolDraw, roundNumber: number): Step {
  const findings = new StepFindings();
  const { frö: seed, fröetsDelar: parts, låstFrö: locked, fröetsSlag: kind } = draw;
  if (!checkSeed(seed).ok) findings.add('seedInvalid', '', '', seed);
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
    else if (!isOfLocked(seed, locked.frö, roundNumber)) {
      findings.add('lockedSeed', '', `${locked.frö}/K…-O${roundNumber}`, seed);
    }
  } else if (locked) findings.add('lockedSeedNotExpected');
  return findings.step('seed', draw.nummer, 1);
}

/** The file does not tell the control's number in the program, so any whole number may stand there. */
function isOfLocked(seed: string, locked: string, roundNumber: number): boolean {
  const [own, rest] = [seed.slice(0, locked.length), seed.slice(locked.length)];
  return own === locked && /^\/K[1-9]\d*-O[1-9]\d*$/.test(rest) && rest.endsWith(`-O${roundNumber}`);
}

/** That the seed of the control key is the one that the de-identified protocol is bound to. */
export function checkCommitment(draw: DeidentifiedDraw, key: ControlKeyFile | null): Step {
  const secret = key?.dragningar.find(({ nummer }) => nummer === draw.nummer);
  if (!secret) return cannotCheck('seed', draw.nummer, 'needsControlKey');
  const findings = new StepFindings();
  if (!checkSeed(secret.frö).ok) findings.add('seedInvalid', '', '', secret.frö);
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
