import { readFileSync } from 'node:fs';
import { draw } from './draw.ts';
import type { VerifyAnswer } from './verify.ts';

type Drawn = Readonly<Record<string, unknown>>;

/** The file as what `draw --json` printed, or undefined when it is anything else. */
export function drawnByCommand(file: string): Drawn | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8').replace(/^\ufeff/, ''));
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    return 'frameFingerprint' in value && 'selected' in value ? (value as Drawn) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Draws again with the file's own seed and the design given on the command line, and holds the file against that, field
 * by field. 0 when it is the same, 1 with the first differences, 2 when it cannot be drawn.
 */
export function verifyDrawn(
  file: Drawn,
  frame: string,
  design: readonly string[],
  isJson: boolean,
): VerifyAnswer {
  const { seed } = file;
  const refuse = (sentence: string): VerifyAnswer => ({
    stdout: isJson ? `${JSON.stringify({ outcome: 'cannotBeUsed', sentence })}\n` : '',
    stderr: `${sentence}\n`,
    exitCode: 2,
  });
  if (typeof seed !== 'string') return refuse('Dragningen har inget frö: fältet seed saknas.');
  const again = draw([`--frame=${frame}`, `--seed=${seed}`, ...design, '--json']);
  if (again.exitCode !== 0) return refuse(again.stderr.trimEnd());
  const findings = differences(JSON.parse(again.stdout), file, '');
  const sentence =
    findings.length === 0
      ? 'Dragningen stämmer: samma frö, urvalsram och upplägg ger samma ärenden i samma ordning.'
      : `Dragningen stämmer inte: ${findings.length} ${findings.length === 1 ? 'uppgift' : 'uppgifter'} skiljer sig.`;
  const shown = findings.slice(0, SHOWN);
  const left = findings.length - shown.length;
  const outcome = findings.length === 0 ? 'agrees' : 'differs';
  const text = [
    ...shown,
    ...(left > 0 ? [`Och ${left} till.`] : []),
    ...(left || shown.length ? [] : [sentence]),
  ];
  return {
    stdout: isJson ? `${JSON.stringify({ outcome, sentence, findings: shown })}\n` : `${text.join('\n')}\n`,
    stderr: findings.length === 0 ? '' : `${sentence}\n`,
    exitCode: findings.length === 0 ? 0 : 1,
  };
}

const SHOWN = 10;

function differences(expected: unknown, found: unknown, at: string): string[] {
  const isTree = (value: unknown): value is Drawn => typeof value === 'object' && value !== null;
  if (isTree(expected) && isTree(found) && Array.isArray(expected) === Array.isArray(found)) {
    const names = new Set([...Object.keys(expected), ...Object.keys(found)]);
    return [...names].flatMap((name) =>
      differences(expected[name], found[name], at === '' ? name : `${at}.${name}`),
    );
  }
  if (expected === found) return [];
  return [`${at}: det skulle vara ${inWords(expected)}, men där står ${inWords(found)}.`];
}

const inWords = (value: unknown) => (value === undefined ? 'inget' : JSON.stringify(value));
