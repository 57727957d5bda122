import { findDesignProblem } from '#app/features/sampling/domain/design.ts';
import { type StrangeFile, stepsWithoutFrame } from '#app/features/sampling/domain/verify-belonging.ts';
import { checkCases, type Known } from '#app/features/sampling/domain/verify-cases.ts';
import { checkFollowing } from '#app/features/sampling/domain/verify-draws.ts';
import { knowFromFile, knowFromFrame } from '#app/features/sampling/domain/verify-known.ts';
import type { ListedDraw } from '#app/features/sampling/domain/verify-listed.ts';
import type { OpenedFiles } from '#app/features/sampling/domain/verify-open.ts';
import { checkReplacements } from '#app/features/sampling/domain/verify-replacements.ts';
import { secretOf, seedStep, seedsOf } from '#app/features/sampling/domain/verify-secrets.ts';
import { checkSelection } from '#app/features/sampling/domain/verify-selection.ts';
import {
  type Obstacle,
  type Step,
  StepFindings,
  type StepName,
} from '#app/features/sampling/domain/verify-steps.ts';

export type CheckedDraw = { readonly draw: ListedDraw; readonly known: Known };

export type Progress = { readonly done: number; readonly total: number };

/**
 * Every draw against what the files let be known of it, its steps appended to `steps`; yields how many slumptal are done.
 * A frame or control key that is of another draw (`stranger`) is not read: nothing follows from it.
 */
export function* checkEachDraw(
  given: OpenedFiles,
  draws: readonly ListedDraw[],
  stranger: StrangeFile | null,
  steps: Step[],
): Generator<Progress, CheckedDraw[]> {
  const isOtherFrame = stranger === 'frame' || stranger === 'protocol';
  const isOtherKey = stranger === 'controlKey' || stranger === 'protocol';
  const files: UsedFiles = {
    ...{ read: given.read, given, isOtherFrame, isOtherKey },
    frame: isOtherFrame ? null : given.frame,
    key: isOtherKey ? null : given.key,
  };
  const checked: CheckedDraw[] = [];
  const total = (files.frame?.cases.length ?? 0) * draws.length;
  let done = 0;
  for (const index of draws.keys()) {
    const checking = checkDraw(files, draws, index, steps);
    let next = checking.next();
    while (!next.done) {
      done += next.value;
      yield { done, total };
      next = checking.next();
    }
    if (next.value) checked.push(next.value);
  }
  return checked;
}

/** The files that belong together, and what was given at first. */
type UsedFiles = OpenedFiles & {
  readonly given: OpenedFiles;
  readonly isOtherFrame: boolean;
  readonly isOtherKey: boolean;
};

/** One draw; undefined when nothing can be known of it. Yields how many slumptal more are done. */
function* checkDraw(
  files: UsedFiles,
  draws: readonly ListedDraw[],
  index: number,
  steps: Step[],
): Generator<number, CheckedDraw | undefined> {
  const draw = draws[index];
  if (!draw) return undefined;
  const { read, given, isOtherFrame, isOtherKey } = files;
  const seed = seedStep(read, index, files.key);
  steps.push(isOtherKey ? becauseOf('controlKey', seed) : seed);
  const problem = findDesignProblem(draw.design);
  if (problem) {
    const findings = new StepFindings();
    findings.add('designUnusable', problem.kind);
    steps.push(findings.step('sizes', draw.number, 0));
    return undefined;
  }
  if (isOtherFrame) {
    steps.push(...stepsWithoutFrame(draw));
    return undefined;
  }
  const isBound = !seed.findings.some(({ kind }) => kind === 'commitment');
  const known = yield* know(draw, files, index, isBound);
  const because = isOtherKey ? 'controlKey' : isBound ? null : 'seed';
  for (const step of stepsOfDraw(draw, known, draws[index - 1], seedsOf(read, index, files.key), given)) {
    steps.push(because ? becauseOf(because, step) : step);
  }
  return { draw, known };
}

/**
 * From frame and seed where both are at hand, else from what the protocol says itself: so too with a seed and salt that
 * it is not bound to, which would make every case another.
 */
function* know(
  draw: ListedDraw,
  { read, frame, key }: OpenedFiles,
  index: number,
  isBound: boolean,
): Generator<number, Known> {
  const secret = isBound ? secretOf(read, index, key) : undefined;
  if (!frame || !secret) return knowFromFile(draw);
  return yield* knowFromFrame(frame.cases, draw.design, secret.seed, secret.salt);
}

function stepsOfDraw(
  draw: ListedDraw,
  known: Known,
  before: ListedDraw | undefined,
  seeds: readonly [string, string] | null,
  given: OpenedFiles,
): Step[] {
  const earlier = draw.kind === 'utökning' ? (before ?? null) : null;
  return [
    ...checkCases(draw, known, whatIsMissing(given)),
    ...checkSelection(draw, known),
    checkReplacements(draw, known, earlier),
    ...(before ? checkFollowing(draw, before, seeds) : []),
  ];
}

/** A step that wants a file which was given, but is not the right one, cannot be decided. */
function becauseOf(because: StepName, step: Step): Step {
  const wantsFile = step.obstacle?.startsWith('needs') ?? false;
  return wantsFile ? { ...step, outcome: 'undecided', obstacle: null, because } : step;
}

function whatIsMissing({ frame, key }: OpenedFiles): Obstacle {
  if (frame) return 'needsControlKey';
  return key ? 'needsFrame' : 'needsFrameAndControlKey';
}
