import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { designAttributes, type SampleDesign } from '#app/features/sampling/domain/design.ts';
import { composeFrame, type Frame, type FrameCase } from '#app/features/sampling/domain/frame.ts';
import { selectSample } from '#app/features/sampling/domain/select-sample.ts';
import { ticketNumber } from '#app/features/sampling/domain/ticket.ts';
import { fingerprintFrame } from '#app/features/sampling/server/frame-fingerprint.server.ts';
import vectors from '#tests/vectors/sampling-vectors.json' with { type: 'json' };

type VectorDesign = {
  size?: number;
  stratum?: string;
  per_stratum?: number;
  proportional?: number;
  quotas?: { attribute: string; values: string[]; minimum: number }[];
};

function toDesign({ size, stratum, per_stratum, proportional, quotas = [] }: VectorDesign): SampleDesign {
  if (stratum !== undefined && per_stratum !== undefined) {
    return { allocation: { kind: 'perStratum', attribute: stratum, size: per_stratum }, quotas };
  }
  if (stratum !== undefined && proportional !== undefined) {
    return { allocation: { kind: 'proportional', attribute: stratum, size: proportional }, quotas };
  }
  return { allocation: { kind: 'whole', size: size ?? 0 }, quotas };
}

function frameOf(rows: FrameCase[]): Frame {
  const frame = composeFrame(rows);
  if (!frame.ok) throw new Error(JSON.stringify(frame.error));
  return frame.value;
}

const smallFrame = frameOf(vectors.frames.small.map((row) => ({ key: row.key, attributes: row })));

const register = iconv.decode(
  readFileSync('tests/fixtures/registers/placeringar-2026-10-31.csv'),
  'windows-1252',
);
const rows: Record<string, string>[] = parse(register, { delimiter: ';', columns: true });
const placements = frameOf(
  rows
    .filter((row) => row['Placering t.o.m.'] === '')
    .map((row) => ({ key: row.Ärendenummer ?? '', attributes: row })),
);

describe('worked tickets', () => {
  it.each(vectors.tickets)('$seed | $key', ({ seed, key, ticket }) => {
    expect(ticketNumber(seed, key)).toBe(ticket);
  });
});

describe('worked draws', () => {
  it.each(vectors.draws)('$name', (vector) => {
    const frame = vector.name.startsWith('small') ? smallFrame : placements;
    const design = toDesign(vector.design);
    const { fingerprint } = fingerprintFrame(frame, designAttributes(design));
    const drawn = selectSample(frame, design, vector.seed);

    expect(designAttributes(design)).toEqual(vector.frameAttributes);
    expect(frame.cases).toHaveLength(vector.frameSize);
    expect(fingerprint).toBe(vector.frameFingerprint);
    expect(drawn.ok && drawn.value.selected).toEqual(vector.selected);
    const reserves = drawn.ok ? drawn.value.reserves : [];
    expect(reserves.slice(0, 5).map(({ key, stratum }) => ({ key, stratum }))).toEqual(vector.reserves);
  });

  it('reports that 500 were wanted of 141', () => {
    const drawn = selectSample(placements, toDesign({ size: 500 }), '2026-H2-530177');
    expect(drawn.ok && drawn.value.shortfalls).toEqual([
      { kind: 'groupTooSmall', stratum: '', wanted: 500, available: 141 },
    ]);
  });
});
