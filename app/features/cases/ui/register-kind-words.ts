import type { RegisterKind } from '#app/shared/domain/vocabulary.ts';

type KindWords = {
  /** What a row of the register is. */
  readonly holds: string;
  /** What tells the rows apart, as a rule. */
  readonly key: string;
  /** Which controls and checks it is for. */
  readonly fits: string;
};

/** Each kind of register in a line, for whoever chooses. */
export const REGISTER_KIND_FACTS: Record<RegisterKind, KindWords> = {
  placements: {
    holds: 'En rad för varje placering',
    key: 'placeringens eller ärendets nummer',
    fits: 'granskning av placerade barn och unga, och kontroll av överväganden och omprövningar i tid',
  },
  decisions: {
    holds: 'En rad för varje beslut, till exempel biståndsbeslut',
    key: 'beslutets nummer',
    fits: 'granskning per handläggare, och kontroll av beslut som inte har verkställts',
  },
  cases: {
    holds: 'En rad för varje ärende, till exempel en utredning eller anmälan',
    key: 'ärendenumret',
    fits: 'granskning av utredningar, och kontroll av utredningstider och ärenden som borde vara avslutade',
  },
  plans: {
    holds: 'En rad för varje plan: SIP, genomförandeplan eller vårdplan',
    key: 'planens eller ärendets nummer',
    fits: 'granskning av planer, och kontroll av planer som är för gamla',
  },
  complaints: {
    holds: 'En rad för varje klagomål eller synpunkt',
    key: 'diarienumret',
    fits: 'granskning av hur klagomål tas om hand, och kontroll av svarstider',
  },
  documents: {
    holds: 'En rad för varje dokument, till exempel en rapport enligt lex Sarah eller en journal',
    key: 'dokumentets nummer',
    fits: 'granskning av dokumentation',
  },
  vignettes: {
    holds: 'En rad för varje påhittat ärende som flera granskare bedömer',
    key: 'vinjettens nummer eller namn',
    fits: 'träning, och mätning av hur lika granskare bedömer',
  },
  other: {
    holds: 'Något annat som går att räkna upp',
    key: 'ett nummer',
    fits: 'kontroller som du bygger själv',
  },
};

/** One sentence for a choice. */
export function kindHint(kind: RegisterKind): string {
  const { holds, key, fits } = REGISTER_KIND_FACTS[kind];
  return `${holds}. Raderna skiljs oftast åt av ${key}. Passar för ${fits}.`;
}
