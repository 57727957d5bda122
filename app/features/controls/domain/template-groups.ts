import { REGISTER_KINDS, type RegisterKind } from '#app/shared/domain/vocabulary.ts';
import type { ControlTemplate } from './control-template.ts';

/** The ready controls for one kind of register, in the order given. */
export type TemplateGroup = { readonly kind: RegisterKind; readonly templates: readonly ControlTemplate[] };

/**
 * The ready controls by the kind of register they are made on: first those for the kinds there are registers of, then the
 * others, each in the order of the closed list. A kind without ready controls is left out.
 */
export function groupTemplates(
  templates: readonly ControlTemplate[],
  kindsThere: readonly RegisterKind[],
): { readonly fitting: readonly TemplateGroup[]; readonly others: readonly TemplateGroup[] } {
  const groups = REGISTER_KINDS.map((kind) => ({
    kind,
    templates: templates.filter(({ registerKind }) => registerKind === kind),
  })).filter((group) => group.templates.length > 0);
  return {
    fitting: groups.filter(({ kind }) => kindsThere.includes(kind)),
    others: groups.filter(({ kind }) => !kindsThere.includes(kind)),
  };
}
