import {
  designAttributes,
  findDesignProblem,
  type SampleDesign,
} from '#app/features/sampling/domain/design.ts';
import { protocolDigest } from '#app/features/sampling/domain/protocol-digest.ts';
import type { ControlKeyFile, DeidentifiedFile } from '#app/features/sampling/domain/protocol-shape.ts';
import { checkCases, type Known } from '#app/features/sampling/domain/verify-cases.ts';
import { checkDrawRow, checkFollowing } from '#app/features/sampling/domain/verify-draws.ts';
import {
  type ProtocolFileProblem,
  type ReadProtocol,
  readControlKey,
  readProtocol,
} from '#app/features/sampling/domain/verify-file.ts';
import {
  type FrameFileProblem,
  type ReadFrame,
  readFrame,
} from '#app/features/sampling/domain/verify-frame.ts';
import { checkFrame } from '#app/features/sampling/domain/verify-frame-steps.ts';
import { knowFromFile, knowFromFrame } from '#app/features/sampling/domain/verify-known.ts';
import { type ListedDraw, listedDraw } from '#app/features/sampling/domain/verify-listed.ts';
import { checkReplacements } from '#app/features/sampling/domain/verify-replacements.ts';
import { checkCommitment, checkControlKey, checkSeedOf } from '#app/features/sampling/domain/verify-seed.ts';
import { checkSelection } from '#app/features/sampling/domain/verify-selection.ts';
import {
  cannotCheck,
  type Obstacle,
  type Step,
  StepFindings,
} from '#app/features/sampling/domain/verify-steps.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';

export type VerificationInput = {
  readonly protocol: string;
  readonly frame: string | null;
  readonly controlKey: string | null;
};

export type VerificationProblem =
  | { readonly file: 'protocol'; readonly problem: ProtocolFileProblem }
  | { readonly file: 'frame'; readonly problem: FrameFileProblem | { readonly kind: 'frameMissing' } }
  | {
      readonly file: 'controlKey';
      readonly problem: ProtocolFileProblem | { readonly kind: 'keyNotNeeded' };
    };

export type CheckedDraw = { readonly draw: ListedDraw; readonly known: Known };

export type Verification = {
  /** `agrees` when everything that these files let be recomputed is as the protocol says. */
  readonly outcome: 'agrees' | 'differs';
  readonly isDeidentified: boolean;
  readonly control: string;
  readonly round: string;
  readonly frameSize: number;
  readonly digest: string;
  readonly steps: readonly Step[];
  /** First to last, for looking a single case up. */
  readonly draws: readonly CheckedDraw[];
};

export type Progress = { readonly done: number; readonly total: number };

/**
 * Checks a protocol (kontrollerar ett urval) against its frame, step by step, yielding how far it has come.
 *
 * A whole protocol needs its frame. A de-identified one is checked by what it says itself, and with control key and
 * frame in full. Errors: files that are not what they should be. Pure: runs in a browser, the command line and tests.
 * Source: sampling specification aktsam-urval/1; docs/protocol.md says what each kind of check can show.
 */
export function* verification(
  input: VerificationInput,
): Generator<Progress, Result<Verification, VerificationProblem>> {
  const opened = openFiles(input);
  if (!opened.ok) return opened;
  const { read, frame, key } = opened.value;
  const { file } = read;
  const draws = file.dragningar.map((draw) => listedDraw(draw, key));
  const attributes = [...new Set(draws.flatMap(({ design }) => designAttributes(design)))];
  const { antal, fingeravtryckSha256, utanDatum } = file.urvalsram;
  const steps: Step[] = [
    checkDigest(file),
    ...checkFrame(frame, {
      ...{ attributes, size: antal, fingerprint: fingeravtryckSha256 },
      orderBy: orderColumn(draws[0]?.design),
      undated: utanDatum && { column: utanDatum.kolumn, count: utanDatum.antal },
    }),
    checkDrawRow(draws, file.urvalsram.frystTid, antal),
    ...(read.isDeidentified ? [controlKeyStep(read.file, key)] : []),
  ];
  const checked: CheckedDraw[] = [];
  const total = (frame?.cases.length ?? 0) * draws.length;
  let done = 0;
  for (const [index, draw] of draws.entries()) {
    steps.push(seedStep(read, index, key));
    const problem = findDesignProblem(draw.design);
    if (problem) {
      const findings = new StepFindings();
      findings.add('designUnusable', problem.kind);
      steps.push(findings.step('sizes', draw.number, 0));
      continue;
    }
    const knowing = know(draw, frame, secretOf(read, index, key));
    let next = knowing.next();
    while (!next.done) {
      done += next.value;
      yield { done, total };
      next = knowing.next();
    }
    const known = next.value;
    const earlier = draw.kind === 'utökning' ? (draws[index - 1] ?? null) : null;
    steps.push(...checkCases(draw, known, whatIsMissing(frame, key)));
    steps.push(...checkSelection(draw, known), checkReplacements(draw, known, earlier));
    const before = draws[index - 1];
    if (before) steps.push(...checkFollowing(draw, before, seedsOf(read, index, key)));
    checked.push({ draw, known });
  }
  steps.push(cannotCheck('circumstances', null, 'onlyPeopleKnow'));
  return ok({
    outcome: steps.some(({ outcome }) => outcome === 'differs') ? 'differs' : 'agrees',
    isDeidentified: read.isDeidentified,
    control: file.kontroll,
    round: file.omgång.namn,
    frameSize: antal,
    digest: file.kontrollsumma,
    steps,
    draws: checked,
  });
}

function orderColumn(design: SampleDesign | undefined): string | null {
  return design?.allocation.kind === 'firstInOrder' ? design.allocation.orderBy : null;
}

function checkDigest(file: ReadProtocol['file']): Step {
  const findings = new StepFindings();
  findings.compare('digest', '', protocolDigest(file), file.kontrollsumma);
  return findings.step('file', null, 1);
}

type Opened = {
  readonly read: ReadProtocol;
  readonly frame: ReadFrame | null;
  readonly key: ControlKeyFile | null;
};

function openFiles(input: VerificationInput): Result<Opened, VerificationProblem> {
  const read = readProtocol(input.protocol);
  if (!read.ok) return err({ file: 'protocol', problem: read.error });
  const { isDeidentified } = read.value;
  if (input.frame === null && !isDeidentified) {
    return err({ file: 'frame', problem: { kind: 'frameMissing' } });
  }
  const frame = input.frame === null ? ok(null) : readFrame(input.frame);
  if (!frame.ok) return err({ file: 'frame', problem: frame.error });
  if (input.controlKey !== null && !isDeidentified) {
    return err({ file: 'controlKey', problem: { kind: 'keyNotNeeded' } });
  }
  const key = input.controlKey === null ? ok(null) : readControlKey(input.controlKey);
  if (!key.ok) return err({ file: 'controlKey', problem: key.error });
  return ok({ read: read.value, frame: frame.value, key: key.value });
}

type Secret = { readonly seed: string; readonly salt: string | null };

/** From frame and seed where both are at hand, else from what the protocol says itself. */
function* know(
  draw: ListedDraw,
  frame: ReadFrame | null,
  secret: Secret | undefined,
): Generator<number, Known> {
  if (!frame || !secret) return knowFromFile(draw);
  return yield* knowFromFrame(frame.cases, draw.design, secret.seed, secret.salt);
}

/** The same to its end, for the command line and tests. */
export function verifyProtocol(
  protocol: string,
  frame: string | null,
  controlKey: string | null = null,
): Result<Verification, VerificationProblem> {
  const running = verification({ protocol, frame, controlKey });
  let next = running.next();
  while (!next.done) next = running.next();
  return next.value;
}

function controlKeyStep(protocol: DeidentifiedFile, key: ControlKeyFile | null): Step {
  return key ? checkControlKey(protocol, key) : cannotCheck('controlKey', null, 'needsControlKey');
}

function seedStep(read: ReadProtocol, index: number, key: ControlKeyFile | null): Step {
  if (read.isDeidentified) {
    const draw = read.file.dragningar[index];
    if (draw) return checkCommitment(draw, key, read.file);
  } else {
    const draw = read.file.dragningar[index];
    if (draw) return checkSeedOf(draw, read.file);
  }
  return cannotCheck('seed', null, 'needsControlKey');
}

function secretOf(read: ReadProtocol, index: number, key: ControlKeyFile | null): Secret | undefined {
  const draw = read.file.dragningar[index];
  if (!draw) return undefined;
  if ('frö' in draw) return { seed: draw.frö, salt: null };
  const secret = key?.dragningar.find(({ nummer }) => nummer === draw.nummer);
  return secret && { seed: secret.frö, salt: secret.salt };
}

function seedsOf(
  read: ReadProtocol,
  index: number,
  key: ControlKeyFile | null,
): readonly [string, string] | null {
  const before = secretOf(read, index - 1, key);
  const now = secretOf(read, index, key);
  return before && now ? [before.seed, now.seed] : null;
}

function whatIsMissing(frame: ReadFrame | null, key: ControlKeyFile | null): Obstacle {
  if (frame) return 'needsControlKey';
  return key ? 'needsFrame' : 'needsFrameAndControlKey';
}
