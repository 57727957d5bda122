import { attributeValue } from '#app/features/sampling/domain/frame.ts';
import { orderDay } from '#app/features/sampling/domain/order-day.ts';
import type { FrameKeyFlaw, ReadFrame } from '#app/features/sampling/domain/verify-frame.ts';
import {
  cannotCheck,
  type FindingKind,
  type Step,
  StepFindings,
  undecided,
} from '#app/features/sampling/domain/verify-steps.ts';

const KEY_FLAWS: Readonly<Record<FrameKeyFlaw['kind'], FindingKind>> = {
  empty: 'keyEmpty',
  tooLong: 'keyTooLong',
  duplicate: 'keyDuplicate',
  notNormalised: 'keyNotNormalised',
};

type Told = {
  /** The columns that the designs of the protocol read. */
  readonly attributes: readonly string[];
  readonly size: number;
  readonly fingerprint: string;
  /** The column of dates that the design follows, if it does, and how many cases are said to have none. */
  readonly orderBy: string | null;
  readonly undated: { readonly column: string; readonly count: number } | null;
};

/**
 * The frame's file by itself and against what the protocol says of it: canonical, fingerprint, size, keys. A frame that is
 * known to be another one (`isOther`) is held against the protocol by its fingerprint alone: the rest follows from that.
 */
export function checkFrame(frame: ReadFrame | null, told: Told, isOther: boolean): Step[] {
  if (!frame) {
    const names = ['frame', 'fingerprint', 'frameSize', 'keys'] as const;
    return names.map((what) => cannotCheck(what, null, 'needsFrame'));
  }
  const form = new StepFindings();
  for (const flaw of frame.flaws) form.add(flaw);
  for (const column of isOther ? [] : told.attributes) {
    if (!frame.attributes.includes(column)) form.add('columnMissing', column);
  }
  for (const column of isOther ? [] : frame.attributes) {
    if (!told.attributes.includes(column)) form.add('columnTooMany', column);
  }

  const print = new StepFindings();
  if (frame.fingerprint !== told.fingerprint) {
    print.add('fingerprint', '', told.fingerprint, frame.fingerprint);
    if (frame.canonicalFingerprint === told.fingerprint) print.add('fingerprintOfContentAgrees');
  }
  const size = new StepFindings();
  size.compare('frameSize', '', told.size, frame.cases.length);
  size.compare(
    'undated',
    told.orderBy ?? told.undated?.column ?? '',
    undatedIn(frame, told),
    toldUndated(told),
  );
  const keys = new StepFindings();
  for (const { kind, key, row } of frame.keyFlaws) keys.add(KEY_FLAWS[kind], key, '', row);
  return [
    form.step('frame', null, frame.cases.length),
    print.step('fingerprint', null, 1),
    isOther ? undecided('frameSize', null, 'fingerprint') : size.step('frameSize', null, 1),
    keys.step('keys', null, frame.cases.length),
  ];
}

function undatedIn(frame: ReadFrame, { orderBy }: Told): string {
  if (orderBy === null) return '';
  const count = frame.cases.filter((one) => orderDay(attributeValue(one, orderBy)) === undefined).length;
  return `${count} i ${orderBy}`;
}

function toldUndated({ undated }: Told): string {
  return undated ? `${undated.count} i ${undated.column}` : '';
}
