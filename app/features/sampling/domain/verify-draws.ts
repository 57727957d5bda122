import type { ListedDraw } from '#app/features/sampling/domain/verify-listed.ts';
import { type Step, StepFindings } from '#app/features/sampling/domain/verify-steps.ts';

/** The draws as a row: counted from 1, only the last in force, each but the first with a reason, none before the one earlier. */
export function checkDrawRow(draws: readonly ListedDraw[], frozenAt: string, frameSize: number): Step {
  const findings = new StepFindings();
  let latest = frozenAt;
  for (const [index, draw] of draws.entries()) {
    const name = String(index + 1);
    const isLast = index === draws.length - 1;
    findings.compare('drawNumber', name, index + 1, draw.number);
    findings.compare('drawInForce', name, isLast ? 'ja' : 'nej', draw.isInForce ? 'ja' : 'nej');
    if ((draw.kind === 'första') !== (index === 0)) findings.add('drawKind', name, '', draw.kind);
    if (index === 0 && draw.reason !== null) findings.add('redrawReasonOnFirst', name);
    if (index > 0 && (draw.reason ?? '').trim() === '') findings.add('redrawReasonMissing', name);
    if (draw.drawnAt < latest) findings.add('drawTime', name, latest, draw.drawnAt);
    latest = draw.drawnAt;
    findings.compare('frameSizeOfDraw', name, frameSize, draw.frameSize);
  }
  return findings.step('draws', null, draws.length);
}

/**
 * A draw against the one before. An extension (utökning) keeps the seed and the design but for its size, and every case
 * drawn before is drawn now. What does so and calls itself a redraw is an extension under another name.
 * `seeds` are the two draws' seeds; null where the files do not tell them.
 */
export function checkFollowing(
  draw: ListedDraw,
  earlier: ListedDraw,
  seeds: readonly [string, string] | null,
): Step[] {
  const findings = new StepFindings();
  const isSameDesign = designWithoutSize(draw) === designWithoutSize(earlier);
  if (draw.kind !== 'utökning') {
    const isLarger = isSameDesign && JSON.stringify(draw.design) !== JSON.stringify(earlier.design);
    if (!isLarger || seeds?.[0] !== seeds?.[1] || !seeds) return [];
    findings.add('drawKind', String(draw.number), 'utökning', draw.kind);
    return [findings.step('extension', draw.number, 1)];
  }
  if (seeds) findings.compare('seedChanged', '', seeds[0], seeds[1]);
  if (!isSameDesign) findings.add('designChanged');
  // Salts differ from draw to draw, so a de-identified case is known again by its place, which the same seed gives it.
  const nameOf = (one: ListedDraw['selected'][number]) => (one.rank === null ? one.id : String(one.rank));
  const drawn = new Set(draw.selected.map(nameOf));
  for (const one of earlier.selected) {
    if (!drawn.has(nameOf(one))) findings.add('earlierPickLost', one.id);
  }
  return [findings.step('extension', draw.number, earlier.selected.length)];
}

function designWithoutSize({ design }: ListedDraw): string {
  return JSON.stringify({ ...design, allocation: { ...design.allocation, size: 0 } });
}
