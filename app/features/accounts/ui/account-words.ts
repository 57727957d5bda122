import type { Role, UnitKind } from '#app/shared/domain/vocabulary.ts';

export const ROLE_NAMES: Record<Role, string> = {
  manager: 'Chef',
  reviewer: 'Granskare',
  quality: 'Kvalitetsutvecklare',
  reader: 'Läsare',
  administrator: 'Systemförvaltare',
  external: 'Extern granskare',
};

/** What the role lets a person do, in one sentence. */
export const ROLE_SENTENCES: Record<Role, string> = {
  manager: 'Leder kontroller i sin enhet, ser enhetens ärenden och tar hand om avvikelser.',
  reviewer: 'Granskar kollegors akter från en egen lista, aldrig egna ärenden.',
  quality: 'Leder kontroller, ansvarar för checklistor och sammanställer resultat.',
  reader: 'Läser fastställda, avidentifierade resultat.',
  administrator: 'Sköter personer, enheter, register och logg. Läser inga granskningar.',
  external: 'Granskar tilldelade ärenden, till ett slutdatum.',
};

export const UNIT_KIND_NAMES: Record<UnitKind, string> = {
  administration: 'Förvaltning',
  department: 'Avdelning',
  unit: 'Enhet',
};
