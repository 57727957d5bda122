import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import { controlKeyOf, deidentifyProtocol } from '#app/features/sampling/domain/protocol-deidentify.ts';
import { type Reader, readShape } from '#app/features/sampling/domain/protocol-reader.ts';
import {
  type ControlKeyFile,
  controlKeyShape,
  type DeidentifiedFile,
  deidentifiedShape,
  type ProtocolFile,
  protocolShape,
} from '#app/features/sampling/domain/protocol-shape.ts';
import { makeProtocol } from '#tests/factories/protocol-file.ts';
import { controlKeySchema, deidentifiedSchema, protocolSchema } from './protocol-schema.ts';
import { publishedSchemas } from './published-schemas.ts';

const rows = Array.from({ length: 12 }, (_, index) => ({
  key: `${index}`,
  attributes: { handläggare: index % 2 === 0 ? 'Åsa' : 'Bo', form: index === 3 ? 'HVB' : 'hem' },
}));
const made = makeProtocol({
  rows,
  design: {
    allocation: { kind: 'perStratum', attribute: 'handläggare', size: 3 },
    quotas: [{ attribute: 'form', values: ['HVB'], minimum: 2 }],
  },
  seed: 's',
  replaced: [0],
  extendedTo: 4,
});
const salts = new Map([1, 2].map((number) => [number, `0${number}`.repeat(16)]));
const files: Record<string, { file: unknown; schema: z.ZodType; shape: Reader<unknown> }> = {
  protocol: { file: made.protocol, schema: protocolSchema, shape: protocolShape },
  'de-identified': {
    file: deidentifyProtocol(made.protocol, made.frame.cases, {
      salts,
      withTickets: true,
      designInWords: (design) => JSON.stringify(design),
    }),
    schema: deidentifiedSchema,
    shape: deidentifiedShape,
  },
  'control key': {
    file: controlKeyOf(made.protocol, salts),
    schema: controlKeySchema,
    shape: controlKeyShape,
  },
};

it.each(Object.entries(publishedSchemas()))('%s is what the program gives', (address, text) => {
  expect(JSON.parse(readFileSync(`public${address}`, 'utf8'))).toStrictEqual(JSON.parse(text));
});

it('the types of the two are the same', () => {
  expectTypeOf<z.infer<typeof protocolSchema>>().toEqualTypeOf<ProtocolFile>();
  expectTypeOf<z.infer<typeof deidentifiedSchema>>().toEqualTypeOf<DeidentifiedFile>();
  expectTypeOf<z.infer<typeof controlKeySchema>>().toEqualTypeOf<ControlKeyFile>();
});

/** Every place in the file, objects and lists included. */
function placesIn(value: unknown, at: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([name, one]) => placesIn(one, [...at, name]))];
}

const STRANGE = [
  null,
  '',
  'x',
  0,
  -1,
  1.5,
  2,
  true,
  [],
  {},
  'ab'.repeat(32),
  'AB'.repeat(32),
  ['x'],
  'undefined',
];

describe.each(Object.entries(files))('%s', (_name, { file, schema, shape }) => {
  it('is accepted by both', () => {
    expect(schema.safeParse(file).error).toBeUndefined();
    expect(readShape(shape, file)).toEqual({ ok: true, value: file });
  });

  it('is accepted or refused alike by the published schema and by the browser, however it was changed', () => {
    const places = placesIn(file).filter((path) => path.length > 0);
    let refused = 0;
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.constantFrom(...STRANGE), (path, strange) => {
        const copy = structuredClone(file);
        const parent = path.slice(0, -1).reduce((value, step) => (value as never)[step], copy) as Record<
          string,
          unknown
        >;
        const name = path.at(-1) ?? '';
        if (strange === 'undefined') delete parent[name];
        else if (strange === 'x' && !Array.isArray(parent)) parent['nyttFält'] = strange;
        else parent[name] = strange;
        const accepted = schema.safeParse(JSON.parse(JSON.stringify(copy))).success;
        if (!accepted) refused++;
        expect(
          readShape(shape, JSON.parse(JSON.stringify(copy))).ok,
          `${path.join('.')} ${String(strange)}`,
        ).toBe(accepted);
      }),
      { numRuns: 1500 },
    );
    expect(refused).toBeGreaterThan(100);
  });
});
