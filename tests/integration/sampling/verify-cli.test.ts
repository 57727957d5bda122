import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { verify } from '#app/cli/verify.ts';
import { controlKeyOf, deidentifyProtocol } from '#app/features/sampling/domain/protocol-deidentify.ts';
import { makeProtocol } from '#tests/factories/protocol-file.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'aktsam-verify-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const rows = Array.from({ length: 30 }, (_, index) => ({
  key: `Ä-${index + 100}`,
  attributes: { form: index % 5 === 0 ? 'HVB' : 'hem' },
}));
const made = makeProtocol({
  rows,
  design: {
    allocation: { kind: 'whole', size: 5 },
    quotas: [{ attribute: 'form', values: ['HVB'], minimum: 1 }],
  },
  seed: '2026-H2-530177',
  replaced: [1],
});
const salts = new Map([[1, '0123456789abcdef'.repeat(2)]]);
const deidentified = deidentifyProtocol(made.protocol, made.frame.cases, {
  salts,
  withTickets: false,
  designInWords: (design) => JSON.stringify(design),
});

function file(name: string, content: string | Uint8Array): string {
  const to = path.join(folder, name);
  writeFileSync(to, content);
  return to;
}
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
const protocol = file('protokoll.json', json(made.protocol));
const frame = file('urvalsram.csv', made.frameText);
const hidden = file('avidentifierat.json', json(deidentified));
const key = file('nyckel.json', json(controlKeyOf(made.protocol, salts)));

/** The real command line, with a data folder that does not exist: it must not be asked for. */
function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'app/cli/aktsam.ts', 'verify', ...args],
    { encoding: 'utf8', env: { ...process.env, AKTSAM_DATA: path.join(folder, 'ingen') } },
  );
  return { status, stdout, stderr };
}

describe('aktsam -- verify', () => {
  it('answers 0 and says what agrees, without a database', () => {
    const { status, stdout, stderr } = run('--protocol', protocol, '--frame', frame);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('Stämmer: Slumptalen. 30 slumptal räknades om av fröet och ärendenumren.');
    expect(stdout).toContain('Allt som går att räkna om stämmer.');
    expect(stdout).toContain(`Här är den ${made.protocol.kontrollsumma}.`);
    expect(existsSync(path.join(folder, 'ingen'))).toBe(false);
  });

  it('answers 1 and names case, expected and found when something differs', () => {
    const [first, ...rest] = made.protocol.dragningar[0]?.dragnaÄrenden ?? [];
    if (!first) throw new Error('nothing drawn');
    const draw = { ...made.protocol.dragningar[0], dragnaÄrenden: [{ ...first, slumptal: 0.5 }, ...rest] };
    const tampered = file('ändrat.json', json({ ...made.protocol, dragningar: [draw] }));
    const { status, stdout, stderr } = run('--protocol', tampered, '--frame', frame);
    expect(status).toBe(1);
    expect(stdout).toContain(`Ärende ${first.ärende}: slumptalet är ${first.slumptal}, men där står 0.5.`);
    expect(stderr).toBe('Protokollet stämmer inte: 2 av 19 steg skiljer sig.\n');
  });

  it('tells a frame that was only saved again from one with other cases', () => {
    const saved = file('excel.csv', `\ufeff${made.frameText.replaceAll('\n', '\r\n')}`);
    const { status, stdout } = run('--protocol', protocol, '--frame', saved);
    expect(status).toBe(1);
    expect(stdout).toContain('byteordningsmarkering (BOM)');
    expect(stdout).toContain('Filen har alltså bara sparats om.');
  });

  it('says that the files do not belong together when the frame is of another round', () => {
    const other = makeProtocol({
      rows: rows.slice(3),
      design: { allocation: { kind: 'census' }, quotas: [] },
      seed: 'annat',
    });
    const { status, stdout, stderr } = run(
      ...['--protocol', protocol, '--frame', file('annan.csv', other.frameText)],
    );
    expect(status).toBe(1);
    expect(stderr).toMatch(/^Filerna hör inte ihop: urvalsramen är en annan\. /);
    expect(stdout.match(/^Stämmer inte:/gm)).toHaveLength(1);
    expect(stdout).toContain('Kan inte avgöras: Vilka ärenden som drogs.');
  });

  it('checks a de-identified protocol alone, and in full with key and frame', () => {
    const alone = run('--protocol', hidden);
    expect(alone.status).toBe(0);
    expect(alone.stdout).toContain('Allt som går att kontrollera utan urvalsram och kontrollnyckel stämmer.');
    const full = run('--protocol', hidden, '--frame', frame, '--key', key, '--json');
    expect(full.status).toBe(0);
    expect(JSON.parse(full.stdout)).toMatchObject({
      outcome: 'agrees',
      isDeidentified: true,
      sentence: 'Allt som går att räkna om stämmer.',
    });
  });

  it.each([
    { args: [], sentence: 'Ange protokollet med --protocol FIL.' },
    { args: ['--protokoll', 'x'], sentence: 'Något av valen finns inte eller saknar sin fil.' },
    {
      args: ['--protocol', 'finns-inte.json', '--frame', frame],
      sentence: 'Filen finns-inte.json finns inte.',
    },
    { args: ['--protocol', protocol], sentence: 'Urvalsramen: lägg till den.' },
    {
      args: ['--protocol', file('dragning.json', json({ seed: 's', frameFingerprint: 'f', selected: [] }))],
      sentence: 'Filen är en dragning från kommandoraden, inte ett urvalsprotokoll.',
    },
    { args: ['--protocol', frame, '--frame', protocol], sentence: 'Har filerna bytt plats?' },
    { args: ['--protocol', file('tom.json', ''), '--frame', frame], sentence: 'Filen är tom.' },
    {
      args: ['--protocol', file('halv.json', json(made.protocol).slice(0, 3000)), '--frame', frame],
      sentence: 'Filen är avklippt',
    },
    {
      args: ['--protocol', protocol, '--frame', file('ram.xlsx', new Uint8Array([0x50, 0x4b, 3, 4]))],
      sentence: 'Filen är en Excel-fil eller ett zip-arkiv.',
    },
    {
      args: ['--protocol', protocol, '--frame', file('latin1.csv', Buffer.from('nyckel\nÅ\n', 'latin1'))],
      sentence: 'Filen är inte sparad som UTF-8.',
    },
    {
      args: [
        '--protocol',
        file('gammalt.json', json({ ...made.protocol, schema: undefined })),
        '--frame',
        frame,
      ],
      sentence: 'Protokollet är av en äldre version.',
    },
  ])('answers 2 with a sentence: $sentence', ({ args, sentence }) => {
    const { exitCode, stdout, stderr } = verify(args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(sentence);
  });
});

describe('aktsam -- verify of what draw --json printed', () => {
  const design = ['--size', '5', '--quota', 'form=HVB:1'];
  const { stdout: printed } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'app/cli/aktsam.ts', 'draw', '--frame', frame, '--seed', 's', ...design, '--json'],
    { encoding: 'utf8' },
  );
  const drawn = file('dragen.json', printed);

  it('says that the design is missing, and how to give it', () => {
    const { status, stdout, stderr } = run('--protocol', drawn, '--frame', frame);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('med samma val som till draw (till exempel --size 10)');
  });

  it('answers 0 with the design it was drawn by, from a frame in any order', () => {
    const { status, stdout, stderr } = run('--protocol', drawn, '--frame', frame, ...design);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('Dragningen stämmer');
    const [header = '', ...lines] = made.frameText.trimEnd().split('\n');
    const turned = file('bakvänd.csv', [header, ...lines.reverse()].join('\n'));
    expect(run('--protocol', drawn, '--frame', turned, ...design).status).toBe(0);
  });

  it('answers 1 with another design, another frame, and for whatever was changed', () => {
    expect(run('--protocol', drawn, '--frame', frame, '--size', '6').status).toBe(1);
    const fewer = file('färre.csv', made.frameText.replace(/\n[^\n]*\n$/, '\n'));
    expect(run('--protocol', drawn, '--frame', fewer, ...design).status).toBe(1);
    const value = JSON.parse(printed);
    value.selected[0].key = value.reserves[0].key;
    const tampered = file('ändrad.json', JSON.stringify({ ...value, extra: 1 }));
    const { status, stdout, stderr } = run('--protocol', tampered, '--frame', frame, ...design, '--json');
    expect([status, JSON.parse(stdout).outcome]).toEqual([1, 'differs']);
    expect(JSON.parse(stdout).findings).toEqual([
      expect.stringMatching(/^selected\.0\.key: det skulle vara "Ä-\d+", men där står "Ä-\d+"\.$/),
      'extra: det skulle vara inget, men där står 1.',
    ]);
    expect(stderr).toBe('Dragningen stämmer inte: 2 uppgifter skiljer sig.\n');
  });

  it('answers 2 with a design beside a protocol, one that cannot be drawn, and without a frame', () => {
    expect(run('--protocol', protocol, '--frame', frame, ...design).stderr).toContain('har sitt eget');
    expect(run('--protocol', drawn, '--frame', frame, '--size', '0').status).toBe(2);
    expect(run('--protocol', drawn, ...design)).toMatchObject({
      status: 2,
      stderr: 'Ange urvalsramen med --frame FIL.\n',
    });
  });
});
