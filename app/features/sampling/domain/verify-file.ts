import {
  findDuplicateField,
  readShape,
  type ShapeProblem,
} from '#app/features/sampling/domain/protocol-reader.ts';
import {
  CONTROL_KEY_SCHEMA,
  type ControlKeyFile,
  controlKeyShape,
  DEIDENTIFIED_SCHEMA,
  type DeidentifiedFile,
  deidentifiedShape,
  PROTOCOL_FORMAT,
  PROTOCOL_SCHEMA,
  type ProtocolFile,
  protocolShape,
} from '#app/features/sampling/domain/protocol-shape.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';

export type ProtocolFileProblem =
  | { readonly kind: 'protocolIsFrame' }
  | { readonly kind: 'cutOff' }
  | { readonly kind: 'notJson' }
  | { readonly kind: 'notProtocol' }
  | { readonly kind: 'isControlKey' }
  /** What the command line's own draw printed: it does not say by which design. */
  | { readonly kind: 'isDrawnByCommand' }
  | { readonly kind: 'notControlKey' }
  /** Made before the files had a number; the same program gives a new one of the same draw. */
  | { readonly kind: 'oldFormat' }
  | { readonly kind: 'unknownFormat'; readonly version: string }
  | { readonly kind: 'unknownSpecification'; readonly specification: string }
  /** A human reads the first of two, a program the last. */
  | { readonly kind: 'fieldTwice'; readonly name: string }
  | { readonly kind: 'noDraw' }
  | ({ readonly kind: 'wrongShape' } & ShapeProblem);

export type ReadProtocol =
  | { readonly isDeidentified: false; readonly file: ProtocolFile }
  | { readonly isDeidentified: true; readonly file: DeidentifiedFile };

/** Reads a protocol, whole or de-identified, or tells why the file is none that can be checked. */
export function readProtocol(text: string): Result<ReadProtocol, ProtocolFileProblem> {
  const parsed = parseObject(text);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  if (value['schema'] === CONTROL_KEY_SCHEMA) return err({ kind: 'isControlKey' });
  if (value['schema'] === undefined && 'dragningar' in value && 'urvalsram' in value) {
    return err({ kind: 'oldFormat' });
  }
  if ('frameFingerprint' in value && 'selected' in value) return err({ kind: 'isDrawnByCommand' });
  const { schema } = value;
  if (typeof schema !== 'string' || !schema.startsWith('/scheman/urvalsprotokoll')) {
    return err({ kind: 'notProtocol' });
  }
  if (value['formatVersion'] !== PROTOCOL_FORMAT) {
    return err({ kind: 'unknownFormat', version: String(value['formatVersion']) });
  }
  if (typeof value['specifikation'] === 'string' && value['specifikation'] !== 'aktsam-urval/1') {
    return err({ kind: 'unknownSpecification', specification: value['specifikation'] });
  }
  if (Array.isArray(value['dragningar']) && value['dragningar'].length === 0) return err({ kind: 'noDraw' });
  if (schema === DEIDENTIFIED_SCHEMA) {
    const read = readShape(deidentifiedShape, value);
    return read.ok ? ok({ isDeidentified: true, file: read.value }) : wrongShape(read.error);
  }
  if (schema !== PROTOCOL_SCHEMA) return err({ kind: 'unknownFormat', version: schema });
  const read = readShape(protocolShape, value);
  return read.ok ? ok({ isDeidentified: false, file: read.value }) : wrongShape(read.error);
}

/** Reads a control key (kontrollnyckel). */
export function readControlKey(text: string): Result<ControlKeyFile, ProtocolFileProblem> {
  const parsed = parseObject(text);
  if (!parsed.ok) return parsed;
  if (parsed.value['schema'] !== CONTROL_KEY_SCHEMA) return err({ kind: 'notControlKey' });
  const read = readShape(controlKeyShape, parsed.value);
  return read.ok ? ok(read.value) : wrongShape(read.error);
}

const wrongShape = (problem: ShapeProblem) => err({ kind: 'wrongShape' as const, ...problem });

function parseObject(text: string): Result<Record<string, unknown>, ProtocolFileProblem> {
  // A byte order mark changes nothing in a protocol: only the frame has a fingerprint.
  const bare = text.startsWith('\ufeff') ? text.slice(1) : text;
  if (/^"?nyckel"?[;\r\n]/.test(bare)) return err({ kind: 'protocolIsFrame' });
  let value: unknown;
  try {
    value = JSON.parse(bare);
  } catch {
    const begun = bare.trimStart().startsWith('{');
    return err({ kind: begun && !bare.trimEnd().endsWith('}') ? 'cutOff' : 'notJson' });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return err({ kind: 'notProtocol' });
  const name = findDuplicateField(bare);
  if (name !== undefined) return err({ kind: 'fieldTwice', name });
  return ok(value as Record<string, unknown>);
}
