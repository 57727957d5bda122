/** What a template may be at most. A letterhead with a picture is a tenth of it. */
export const TEMPLATE_LIMITS = { megabytes: 5, unpackedMegabytes: 30, parts: 1000 } as const;

/** Stands as a paragraph of its own where the report is to be written. */
export const PLACEHOLDER = '{{rapport}}';

/** Why a file cannot be the template for reports. */
export type TemplateProblem =
  | 'noFile'
  | 'tooLarge'
  | 'oldWord'
  | 'locked'
  | 'notWord'
  | 'damaged'
  | 'macros'
  | 'embedded'
  | 'external'
  | 'attachedTemplate'
  | 'noPlaceholder'
  | 'severalPlaceholders'
  | 'misplacedPlaceholder';

export const TEMPLATE_PROBLEM_WORDS: Readonly<Record<TemplateProblem, string>> = {
  noFile: 'Välj en fil först.',
  tooLarge: `Filen är för stor. Den får vara högst ${TEMPLATE_LIMITS.megabytes} MB. Gör bilderna mindre och försök igen.`,
  oldWord: 'Filen är i ett äldre Word-format (.doc). Öppna den i Word och spara den som .docx eller .dotx.',
  locked: 'Filen är låst med ett lösenord. Ta bort lösenordet i Word och försök igen.',
  notWord: 'Filen är inget Word-dokument. Välj en fil som slutar på .docx eller .dotx.',
  damaged: 'Filen gick inte att läsa. Öppna den i Word, spara den på nytt och försök igen.',
  macros: 'Filen innehåller makron. Spara den i Word som .docx eller .dotx, utan makron.',
  embedded:
    'Filen innehåller ett inbäddat objekt, till exempel ett kalkylblad. Ta bort det eller gör det till en bild.',
  external:
    'Filen hämtar något utifrån, till exempel en länkad bild eller en annan fil. Lägg in det i filen i stället.',
  attachedTemplate:
    'Filen hämtar en annan mall när den öppnas. Öppna den i Word, välj Arkiv, Alternativ, Tillägg. Välj Mallar vid Hantera och tryck på Gå till. Skriv Normal som dokumentmall, spara och försök igen.',
  noPlaceholder: `I filen saknas ${PLACEHOLDER}. Skriv det i ett eget stycke där rapporten ska stå.`,
  severalPlaceholders: `${PLACEHOLDER} står på flera ställen. Det ska stå på ett.`,
  misplacedPlaceholder: `${PLACEHOLDER} ska stå i ett eget stycke direkt på sidan, inte i en tabell, textruta eller sidfot och inte tillsammans med annan text.`,
};
