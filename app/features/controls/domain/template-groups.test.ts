import { expect, it } from 'vitest';
import { CONTROL_TEMPLATES } from './control-template.ts';
import { groupTemplates } from './template-groups.ts';

const kindsOf = (groups: readonly { readonly kind: string }[]) => groups.map(({ kind }) => kind);

it('puts the kinds there are registers of first, and loses and doubles none', () => {
  const { fitting, others } = groupTemplates(CONTROL_TEMPLATES, ['complaints', 'decisions', 'other']);
  expect(kindsOf(fitting)).toEqual(['decisions', 'complaints']);
  expect(kindsOf(others)).toEqual(['placements', 'cases', 'plans', 'documents', 'vignettes']);
  const all = [...fitting, ...others].flatMap(({ templates }) => templates.map(({ key }) => key));
  expect(all.toSorted()).toEqual(CONTROL_TEMPLATES.map(({ key }) => key).toSorted());
  for (const { kind, templates } of fitting) {
    expect(templates.every(({ registerKind }) => registerKind === kind)).toBe(true);
  }
});

it('keeps the half-yearly control of placed children first among placements', () => {
  const { fitting } = groupTemplates(CONTROL_TEMPLATES, ['placements']);
  expect(fitting[0]?.templates[0]?.key).toBe('placerade-barn-halvar');
});
