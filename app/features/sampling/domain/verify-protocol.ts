import { designAttributes, type SampleDesign } from '#app/features/sampling/domain/design.ts';
import { protocolDigest } from '#app/features/sampling/domain/protocol-digest.ts';
import {
  decideSteps,
  findStranger,
  type StrangeFile,
} from '#app/features/sampling/domain/verify-belonging.ts';
import { checkDrawRow } from '#app/features/sampling/domain/verify-draws.ts';
import {
  type CheckedDraw,
  checkEachDraw,
  type Progress,
} from '#app/features/sampling/domain/verify-each-draw.ts';
import type { ReadProtocol } from '#app/features/sampling/domain/verify-file.ts';
import { checkFrame } from '#app/features/sampling/domain/verify-frame-steps.ts';
import { type ListedDraw, listedDraw } from '#app/features/sampling/domain/verify-listed.ts';
import {
  openFiles,
  type VerificationInput,
  type VerificationProblem,
} from '#app/features/sampling/domain/verify-open.ts';
import { checkControlKey } from '#app/features/sampling/domain/verify-seed.ts';
import { cannotCheck, type Step, StepFindings } from '#app/features/sampling/domain/verify-steps.ts';
import { ok, type Result } from '#app/shared/domain/result.ts';

/** What the protocol says of a draw before anything is checked. */
export type ToldDraw = Pick<ListedDraw, 'number' | 'kind' | 'drawnAt' | 'seedKind' | 'design'>;

export type Verification = {
  /**
   * `agrees` when everything that these files let be recomputed is as the protocol says; `doNotBelong` when the files are
   * each of another draw, so that nothing can be recomputed.
   */
  readonly outcome: 'agrees' | 'differs' | 'doNotBelong';
  /** The file that is of another draw. */
  readonly stranger: StrangeFile | null;
  readonly isDeidentified: boolean;
  readonly control: string;
  readonly round: string;
  readonly frameSize: number;
  readonly digest: string;
  readonly steps: readonly Step[];
  /** First to last. */
  readonly told: readonly ToldDraw[];
  /** First to last, for looking a single case up; those only that could be held against something. */
  readonly draws: readonly CheckedDraw[];
};

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
  const { antal, fingeravtryckSha256, utanDatum, frystTid } = file.urvalsram;
  const digest = checkDigest(file);
  const stranger = digest.outcome === 'agrees' ? findStranger(fingeravtryckSha256, frame, key) : null;
  const steps: Step[] = [
    digest,
    ...checkFrame(
      frame,
      {
        ...{ size: antal, fingerprint: fingeravtryckSha256 },
        attributes: [...new Set(draws.flatMap(({ design }) => designAttributes(design)))],
        orderBy: orderColumn(draws[0]?.design),
        undated: utanDatum && { column: utanDatum.kolumn, count: utanDatum.antal },
      },
      stranger === 'frame' || stranger === 'protocol',
    ),
    checkDrawRow(draws, frystTid, antal),
  ];
  if (read.isDeidentified) {
    steps.push(key ? checkControlKey(read.file, key) : cannotCheck('controlKey', null, 'needsControlKey'));
  }
  const checked = yield* checkEachDraw(opened.value, draws, stranger, steps);
  steps.push(cannotCheck('circumstances', null, 'onlyPeopleKnow'));
  const decided = decideSteps(steps);
  const isDiffering = decided.some(({ outcome }) => outcome === 'differs');
  return ok({
    outcome: stranger ? 'doNotBelong' : isDiffering ? 'differs' : 'agrees',
    stranger,
    isDeidentified: read.isDeidentified,
    control: file.kontroll,
    round: file.omgång.namn,
    frameSize: antal,
    digest: file.kontrollsumma,
    steps: decided,
    told: draws.map(({ number, kind, drawnAt, seedKind, design }) => ({
      ...{ number, kind, drawnAt, seedKind, design },
    })),
    draws: checked,
  });
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

function orderColumn(design: SampleDesign | undefined): string | null {
  return design?.allocation.kind === 'firstInOrder' ? design.allocation.orderBy : null;
}

function checkDigest(file: ReadProtocol['file']): Step {
  const findings = new StepFindings();
  findings.compare('digest', '', protocolDigest(file), file.kontrollsumma);
  return findings.step('file', null, 1);
}
