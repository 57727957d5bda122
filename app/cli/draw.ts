import { readFileSync } from 'node:fs';
import { designAttributes } from '#app/features/sampling/domain/design.ts';
import { drawSample, type RandomDesign } from '#app/features/sampling/domain/draw.ts';
import { fingerprintFrame } from '#app/features/sampling/server/frame-fingerprint.server.ts';
import { readFrameFile } from './draw-frame.ts';
import { DRAW_HELP, parseDrawOptions } from './draw-options.ts';
import { drawAsJson, drawAsTable, refusalInWords } from './draw-print.ts';

/** What a command prints: the answer on stdout, or why there is none on stderr with code 2. */
export type DrawAnswer = { readonly stdout: string; readonly stderr: string; readonly exitCode: 0 | 2 };

/**
 * `aktsam -- draw`: a draw from a frame in a file, without a database, a build or any setting. Reads nothing but the file.
 */
export function draw(args: readonly string[]): DrawAnswer {
  if (args.includes('--help')) return { stdout: DRAW_HELP, stderr: '', exitCode: 0 };
  const refuse = (sentence: string): DrawAnswer => ({ stdout: '', stderr: `${sentence}\n`, exitCode: 2 });
  const options = parseDrawOptions(args);
  if (!options.ok) return refuse(`${options.error}\nVisa alla val: npm run --silent aktsam -- draw --help`);
  const { frameFile, seed, isJson } = options.value;
  const design = writtenAsFrame(options.value.design, frameFile);
  const attributes = designAttributes(design);
  if (attributes.includes('nyckel'))
    return refuse('Kolumnen nyckel är ärendenumret och kan inte dela in ramen.');
  const frame = readFrameFile(frameFile, attributes);
  if (!frame.ok) return refuse(frame.error);
  const drawn = drawSample(frame.value, design, seed);
  if (!drawn.ok) return refuse(refusalInWords(drawn.error));
  const { fingerprint } = fingerprintFrame(frame.value, attributes);
  const printed = { seed, frameSize: frame.value.cases.length, fingerprint, design, draw: drawn.value };
  return { stdout: isJson ? drawAsJson(printed) : drawAsTable(printed), stderr: '', exitCode: 0 };
}

/**
 * The names and values of the design composed (NFC) where the frame's file is: a terminal may hand over `ö` as two
 * characters, and cells are compared character for character. A frame that is not composed itself, and a design that is,
 * are left as they stand; and so is the seed, always.
 */
function writtenAsFrame(design: RandomDesign, frameFile: string): RandomDesign {
  const composed = composeDesign(design);
  if (JSON.stringify(composed) === JSON.stringify(design)) return design;
  try {
    const text = readFileSync(frameFile, 'utf8');
    return text === text.normalize('NFC') ? composed : design;
  } catch {
    return design;
  }
}

function composeDesign({ allocation, quotas }: RandomDesign): RandomDesign {
  const nfc = (text: string) => text.normalize('NFC');
  return {
    allocation:
      allocation.kind === 'whole' ? allocation : { ...allocation, attribute: nfc(allocation.attribute) },
    quotas: quotas.map(({ attribute, values, minimum }) => ({
      attribute: nfc(attribute),
      values: [...new Set(values.map(nfc))],
      minimum,
    })),
  };
}
