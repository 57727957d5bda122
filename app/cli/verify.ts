import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Verification, verifyProtocol } from '#app/features/sampling/domain/verify-protocol.ts';
import { decodeFile } from '#app/features/sampling/domain/verify-text.ts';
import { designsInWords, drawsInWords, seedsInWords } from '#app/features/sampling/ui/told-draw-words.ts';
import { COMPARE_CHECKSUM, conclusionInWords } from '#app/features/sampling/ui/verify-conclusion-words.ts';
import { findingInWords } from '#app/features/sampling/ui/verify-finding-words.ts';
import { FILE_PROBLEM_WORDS, problemInWords } from '#app/features/sampling/ui/verify-problem-words.ts';
import { outcomeInWords, stepInWords, stepTitle } from '#app/features/sampling/ui/verify-words.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import { drawnByCommand, verifyDrawn } from './verify-drawn.ts';

export const VERIFY_HELP = `Kontrollerar ett urval: räknar om ett urvalsprotokoll ur sin urvalsram, utan databas och utan att något skickas.

  npm run --silent aktsam -- verify --protocol FIL --frame FIL [--key FIL] [--json]

  --protocol FIL   Urvalsprotokollet (JSON), med eller utan ärendenummer.
  --frame FIL      Urvalsramen (CSV). Behövs inte till ett avidentifierat protokoll.
  --key FIL        Kontrollnyckeln till ett avidentifierat protokoll.
  --json           Skriver alla steg som JSON.

Det som draw --json skrev går också att kontrollera. Det säger inte upplägget, så ange det med samma val som till draw:
--size N, --strata KOLUMN med --per-stratum K eller --proportional N, och --quota "KOLUMN=V1,V2:M".

Avslutar med 0 när allt som går att räkna om stämmer, 1 när något inte gör det, 2 när filerna inte går att använda.
`;

export type VerifyAnswer = {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: 0 | 1 | 2;
};

/** `aktsam -- verify`: holds a protocol against its frame. Reads the files it is given and nothing else. */
export function verify(args: readonly string[]): VerifyAnswer {
  if (args.includes('--help')) return { stdout: VERIFY_HELP, stderr: '', exitCode: 0 };
  const options = readOptions(args);
  const refuse = (sentence: string, isJson: boolean): VerifyAnswer => ({
    stdout: isJson ? `${JSON.stringify({ outcome: 'cannotBeUsed', sentence })}\n` : '',
    stderr: `${sentence}\n`,
    exitCode: 2,
  });
  if (!options.ok) {
    return refuse(`${options.error}\nVisa alla val: npm run --silent aktsam -- verify --help`, false);
  }
  const { protocol, frame, key, json, design } = options.value;
  if (design.length > 0) {
    const drawn = drawnByCommand(protocol);
    if (!drawn) {
      return refuse(
        'Ett upplägg anges bara till det som draw --json skrev. Ett protokoll har sitt eget.',
        json,
      );
    }
    if (frame === undefined) return refuse('Ange urvalsramen med --frame FIL.', json);
    return verifyDrawn(drawn, frame, design, json);
  }
  const texts: (string | null)[] = [];
  for (const file of [protocol, frame, key]) {
    const text = file === undefined ? ok(null) : readText(file);
    if (!text.ok) return refuse(text.error, json);
    texts.push(text.value);
  }
  const [protocolText, frameText, keyText] = texts;
  const result = verifyProtocol(protocolText ?? '', frameText ?? null, keyText ?? null);
  if (!result.ok) return refuse(problemInWords(result.error), json);
  const exitCode = result.value.outcome === 'agrees' ? 0 : 1;
  const stdout = json ? asJson(result.value) : asText(result.value);
  return { stdout, stderr: exitCode === 0 ? '' : `${conclusion(result.value)}\n`, exitCode };
}

type Options = {
  protocol: string;
  frame?: string;
  key?: string;
  json: boolean;
  /** The options of `draw` that tell the design, as they were given. */
  design: readonly string[];
};

const DESIGN_OPTIONS = ['size', 'strata', 'per-stratum', 'proportional'] as const;

function readOptions(args: readonly string[]): Result<Options, string> {
  const option = { type: 'string' } as const;
  const repeated = { type: 'string', multiple: true } as const;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        ...{ protocol: option, frame: option, key: option, json: { type: 'boolean' } },
        ...{ size: repeated, strata: repeated, 'per-stratum': repeated, proportional: repeated },
        quota: repeated,
      },
      strict: true,
    });
    const { protocol, frame, key, json = false } = values;
    const design = [...DESIGN_OPTIONS, 'quota' as const].flatMap((name) =>
      (values[name] ?? []).map((value) => `--${name}=${value}`),
    );
    if (protocol === undefined) return err('Ange protokollet med --protocol FIL.');
    return ok({
      protocol,
      ...(frame === undefined ? {} : { frame }),
      ...(key === undefined ? {} : { key }),
      json,
      design,
    });
  } catch {
    return err('Något av valen finns inte eller saknar sin fil.');
  }
}

function readText(file: string): Result<string, string> {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return err(
      code === 'ENOENT' ? `Filen ${file} finns inte.` : `Filen ${file} går inte att läsa (${code ?? '?'}).`,
    );
  }
  const text = decodeFile(bytes);
  return text.ok ? text : err(`${file}: ${FILE_PROBLEM_WORDS[text.error]}`);
}

/** The verdict in one line; what differs stands on its own. */
function conclusion(verification: Verification): string {
  const { title, sentences } = conclusionInWords(verification);
  if (verification.outcome === 'doNotBelong') return [`${title}.`, ...sentences].join(' ');
  if (verification.outcome === 'differs') return `${title}: ${sentences[0]}`;
  return verification.steps.some(({ obstacle }) => obstacle?.startsWith('needs'))
    ? 'Allt som går att kontrollera utan urvalsram och kontrollnyckel stämmer.'
    : `${title}.`;
}

function asJson(verification: Verification): string {
  const { draws: _draws, ...told } = verification;
  return `${JSON.stringify({ ...told, sentence: conclusion(verification) })}\n`;
}

function asText(verification: Verification): string {
  const { control, round, frameSize, steps, told } = verification;
  const lines = [
    `${control}, ${round}. ${frameSize} ärenden i urvalsramen.`,
    `Dragningar: ${drawsInWords(told)}`,
    `Urval: ${designsInWords(told)}`,
    `Fröet, enligt protokollet: ${seedsInWords(told)}`,
    '',
  ];
  for (const step of steps) {
    lines.push(`${outcomeInWords(step)}: ${stepTitle(step, told.length)}. ${stepInWords(step)}`);
    for (const finding of step.findings) lines.push(`    ${findingInWords(finding)}`);
    const left = step.findingCount - step.findings.length;
    if (left > 0) lines.push(`    Och ${left} till.`);
  }
  if (verification.outcome === 'agrees') {
    lines.push('', conclusion(verification), `${COMPARE_CHECKSUM} Här är den ${verification.digest}.`);
  }
  return `${lines.join('\n')}\n`;
}
