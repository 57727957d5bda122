import { strataAttribute } from '#app/features/sampling/domain/design.ts';
import type { ControlKeyFile } from '#app/features/sampling/domain/protocol-shape.ts';
import type { ReadFrame } from '#app/features/sampling/domain/verify-frame.ts';
import type { ListedDraw } from '#app/features/sampling/domain/verify-listed.ts';
import { type Step, type StepName, undecided } from '#app/features/sampling/domain/verify-steps.ts';

/** The file that does not belong with the others, as far as can be told. */
export type StrangeFile = 'protocol' | 'frame' | 'controlKey';

/**
 * Which file belongs to another draw (filerna hör inte ihop), or null when they belong together as far as fingerprints say.
 *
 * A frame is another one when it is whole in itself and neither it nor the canonical file of its cases has the fingerprint
 * of the protocol. Where frame and control key have the same fingerprint, the protocol is the odd one out. The caller has
 * seen that the protocol's checksum holds: in a protocol that was changed, the fingerprint may be what was changed.
 */
export function findStranger(
  fingerprint: string,
  frame: ReadFrame | null,
  key: ControlKeyFile | null,
): StrangeFile | null {
  const isWhole = frame !== null && frame.flaws.length === 0 && frame.keyFlaws.length === 0;
  const isOtherFrame = isWhole && frame.fingerprint !== fingerprint;
  const isOtherKey = key !== null && key.fingeravtryckSha256 !== fingerprint;
  if (isOtherFrame && isOtherKey && key.fingeravtryckSha256 === frame.fingerprint) return 'protocol';
  if (isOtherFrame) return 'frame';
  return isOtherKey ? 'controlKey' : null;
}

/** The steps of a draw that lean on its frame, none of which says anything against another frame. */
export function stepsWithoutFrame({ number, kind, design }: ListedDraw): Step[] {
  const names: StepName[] = ['cases', 'tickets'];
  if (strataAttribute(design.allocation) !== undefined) names.push('groups');
  names.push('sizes');
  if (design.quotas.length > 0) names.push('quotas');
  names.push('selection', 'reasons', 'order', 'reserves', 'shortfalls', 'replacements');
  if (kind === 'utökning') names.push('extension');
  return names.map((what) => undecided(what, number, 'fingerprint'));
}

/** What each step of a draw leans on: where that differs, agreeing proves nothing. */
const LEANS_ON: Readonly<Partial<Record<StepName, readonly StepName[]>>> = {
  cases: ['fingerprint'],
  tickets: ['fingerprint', 'cases'],
  groups: ['fingerprint', 'cases'],
  quotaMarks: ['fingerprint', 'controlKey', 'cases'],
  sizes: ['fingerprint', 'groups'],
  quotas: ['fingerprint', 'cases'],
  selection: ['fingerprint'],
  reasons: ['fingerprint', 'selection'],
  order: ['fingerprint', 'selection'],
  reserves: ['fingerprint', 'selection'],
  shortfalls: ['fingerprint'],
  replacements: ['fingerprint', 'cases', 'selection', 'reserves'],
};

/**
 * The steps with those undecided that agree but lean on one that differs. A fingerprint that differs only because the frame
 * was saved again takes nothing with it: its cases are the right ones.
 */
export function decideSteps(steps: readonly Step[]): Step[] {
  const fallen = new Set<string>();
  const nameOf = (what: StepName, draw: number | null) => `${what} ${draw}`;
  return steps.map((step) => {
    const { what, draw, outcome, compared } = step;
    const because = (LEANS_ON[what] ?? []).find(
      (one) => fallen.has(nameOf(one, draw)) || fallen.has(nameOf(one, null)),
    );
    const decided =
      because !== undefined && outcome === 'agrees' ? { ...undecided(what, draw, because), compared } : step;
    if (decided.outcome === 'undecided' || (outcome === 'differs' && !isOnlySavedAgain(step))) {
      fallen.add(nameOf(what, draw));
    }
    return decided;
  });
}

const isOnlySavedAgain = ({ findings }: Step) =>
  findings.some(({ kind }) => kind === 'fingerprintOfContentAgrees');
