import { type CaseAnswer, checkCase } from '#app/features/sampling/domain/check-case.ts';
import type { Progress } from '#app/features/sampling/domain/verify-each-draw.ts';
import type { VerificationProblem } from '#app/features/sampling/domain/verify-open.ts';
import { type Verification, verification } from '#app/features/sampling/domain/verify-protocol.ts';
import { decodeFile, type FileProblem } from '#app/features/sampling/domain/verify-text.ts';

/** The check in a thread of its own: a frame of 100,000 cases takes seconds, and the page must answer meanwhile. */

export type CheckedFile = 'protocol' | 'frame' | 'controlKey';

export type WorkerRequest =
  | {
      readonly kind: 'verify';
      readonly protocol: ArrayBuffer;
      readonly frame: ArrayBuffer | null;
      readonly controlKey: ArrayBuffer | null;
    }
  | { readonly kind: 'case'; readonly key: string };

/** What the page shows of a check; the cases stay here. */
export type ShownVerification = Omit<Verification, 'draws'> & {
  /** Whether single cases can be looked up: the draw in force was recomputed from its frame. */
  readonly canLookUp: boolean;
};

export type WorkerReply =
  | ({ readonly kind: 'progress' } & Progress)
  | { readonly kind: 'unreadable'; readonly file: CheckedFile; readonly problem: FileProblem }
  | { readonly kind: 'problem'; readonly problem: VerificationProblem }
  | { readonly kind: 'done'; readonly verification: ShownVerification }
  | { readonly kind: 'case'; readonly key: string; readonly answer: CaseAnswer | null };

type Scope = {
  onmessage: ((event: MessageEvent<WorkerRequest>) => void) | null;
  postMessage: (reply: WorkerReply) => void;
};
const scope = globalThis as unknown as Scope;

let checked: Verification | undefined;

scope.onmessage = ({ data }) => {
  if (data.kind === 'verify') run(data);
  else {
    const draw = checked?.draws.at(-1);
    const answer = (draw && checkCase(draw, data.key)) ?? null;
    scope.postMessage({ kind: 'case', key: data.key.trim(), answer });
  }
};

function run(request: Extract<WorkerRequest, { kind: 'verify' }>): void {
  checked = undefined;
  const texts: Record<CheckedFile, string | null> = { protocol: null, frame: null, controlKey: null };
  for (const file of ['protocol', 'frame', 'controlKey'] as const) {
    const bytes = request[file];
    if (bytes === null) continue;
    const text = decodeFile(new Uint8Array(bytes));
    if (!text.ok) {
      scope.postMessage({ kind: 'unreadable', file, problem: text.error });
      return;
    }
    texts[file] = text.value;
  }
  const running = verification({ ...texts, protocol: texts.protocol ?? '' });
  let next = running.next();
  while (!next.done) {
    scope.postMessage({ kind: 'progress', ...next.value });
    next = running.next();
  }
  if (!next.value.ok) {
    scope.postMessage({ kind: 'problem', problem: next.value.error });
    return;
  }
  checked = next.value.value;
  const { draws, ...shown } = checked;
  const canLookUp = draws.at(-1)?.known.source === 'frame';
  scope.postMessage({ kind: 'done', verification: { ...shown, canLookUp } });
}
