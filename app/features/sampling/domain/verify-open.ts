import type { ControlKeyFile } from '#app/features/sampling/domain/protocol-shape.ts';
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

export type OpenedFiles = {
  readonly read: ReadProtocol;
  readonly frame: ReadFrame | null;
  readonly key: ControlKeyFile | null;
};

/** Reads the files of a check, or tells which of them is not what it should be. A whole protocol needs its frame. */
export function openFiles(input: VerificationInput): Result<OpenedFiles, VerificationProblem> {
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
