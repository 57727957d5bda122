import { createHash } from 'node:crypto';
import { canonicalFrameText, type Frame } from '#app/features/sampling/domain/frame.ts';

/** The canonical frame file and its fingerprint (SHA-256, lower-case hex), which `sha256sum` gives again. */
export function fingerprintFrame(
  frame: Frame,
  attributes: readonly string[],
): { readonly text: string; readonly fingerprint: string } {
  const text = canonicalFrameText(frame, attributes);
  return { text, fingerprint: createHash('sha256').update(text, 'utf8').digest('hex') };
}
