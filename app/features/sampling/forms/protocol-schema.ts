import { z } from 'zod';
import {
  CONTROL_KEY_SCHEMA,
  DEIDENTIFIED_SCHEMA,
  DRAW_KIND_WORDS,
  LOCK_TRACE_WORDS,
  PROTOCOL_FORMAT,
  PROTOCOL_SCHEMA,
  REASON_WORDS,
  SEED_KIND_WORDS,
} from '#app/features/sampling/domain/protocol-shape.ts';

/** The published shape of the files, with Swedish descriptions. protocol-schema.test.ts holds it against the domain's. */

const text = (description: string) => z.string().describe(description);
const yesOrNo = (description: string) => z.boolean().describe(description);
const from = (least: number, description: string) => z.int().min(least).describe(description);
const instant = (what: string) => text(`${what}, som tidpunkt i UTC (ISO 8601).`);
const sha256 = (description: string) =>
  z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe(description);
const ticket = z
  .number()
  .min(0)
  .lt(1)
  .describe('seedrandom(frö + "|" + ärende)() med seedrandom 3.0.5: ett tal från 0 upp till 1.');
const caseNumber = (description: string) => text(`Ärendenumret ${description}.`);
const group = text('Gruppens namn; tom text när urvalet inte är delat i grupper.');
const reason = z
  .enum(REASON_WORDS)
  .describe(
    'Varför ärendet är med: slump (bland gruppens lägsta slumptal), minst-krav, alla (totalundersökning), datumordning eller utvalt (någon valde det).',
  );

const allocation = z
  .discriminatedUnion('slag', [
    z
      .strictObject({ slag: z.literal('hela'), antal: from(1, 'Antal ärenden.') })
      .describe('Slumpvis ur hela urvalsramen.'),
    z
      .strictObject({
        slag: z.literal('perGrupp'),
        kolumn: text('Kolumnen som delar i grupper.'),
        antal: from(1, 'Antal ärenden ur varje grupp.'),
      })
      .describe('Slumpvis, lika många ur varje grupp.'),
    z
      .strictObject({
        slag: z.literal('proportionell'),
        kolumn: text('Kolumnen som delar i grupper.'),
        antal: from(1, 'Antal ärenden sammanlagt.'),
      })
      .describe('Slumpvis, fördelat efter gruppernas storlek.'),
    z.strictObject({ slag: z.literal('alla') }).describe('Totalundersökning: alla ärenden i urvalsramen.'),
    z
      .strictObject({
        slag: z.literal('förstIOrdning'),
        datumkolumn: text('Kolumnen med datum; tidigast tas först, utan datum sist.'),
        kolumn: z.string().nullable().describe('Kolumnen som delar i grupper, om någon.'),
        antal: from(1, 'Antal ärenden ur varje grupp.'),
      })
      .describe('De första i datumordning. Inte slumpvis.'),
    z
      .strictObject({
        slag: z.literal('självvalda'),
        kolumn: text('Kolumnen med handläggare.'),
        antal: from(1, 'Antal ärenden som var och en väljer.'),
      })
      .describe('Handläggarna väljer själva. Inte slumpvis.'),
    z.strictObject({ slag: z.literal('riktat') }).describe('Utvalt av ett särskilt skäl. Inte slumpvis.'),
  ])
  .describe('Hur ärendena väljs.');

const design = z
  .strictObject({
    fördelning: allocation,
    minstKrav: z
      .array(
        z.strictObject({
          kolumn: text('Kolumnen som kravet läser.'),
          värden: z.array(z.string()).describe('Värdena som uppfyller kravet, tecken för tecken.'),
          minst: from(1, 'Så många ärenden ur varje grupp ska minst uppfylla kravet.'),
        }),
      )
      .describe('Minst-kraven i den ordning de tillämpas.'),
  })
  .describe('Upplägget som data.');

const hiddenDesign = z
  .strictObject({
    fördelning: allocation,
    minstKrav: z
      .array(
        z.strictObject({
          kolumn: text('Kolumnen som kravet läser.'),
          värden: from(1, 'Hur många värden som uppfyller kravet. Värdena står i kontrollnyckeln.'),
          minst: from(1, 'Så många ärenden ur varje grupp ska minst uppfylla kravet.'),
        }),
      )
      .describe('Minst-kraven i den ordning de tillämpas.'),
  })
  .describe('Upplägget som data, utan minst-kravens värden.');

const hiddenShortfall = z.discriminatedUnion('slag', [
  z
    .strictObject({
      slag: z.literal('förLitenGrupp'),
      grupp: group,
      önskat: from(0, 'Så många skulle dras. Alla som fanns är med.'),
    })
    .describe('Gruppen har färre ärenden än som skulle dras.'),
  z
    .strictObject({
      slag: z.literal('minstKravInteUppfyllt'),
      grupp: group,
      minstKrav: from(1, 'Vilket minst-krav, räknat från 1.'),
      önskat: from(0, 'Så många skulle uppfylla kravet.'),
    })
    .describe('För få ärenden uppfyller minst-kravet.'),
  z
    .strictObject({
      slag: z.literal('valdeFärre'),
      grupp: group,
      önskat: from(0, 'Så många skulle väljas.'),
    })
    .describe('Den som skulle välja valde färre.'),
]);

const shortfall = z.discriminatedUnion('slag', [
  z
    .strictObject({
      slag: z.literal('förLitenGrupp'),
      grupp: group,
      önskat: from(0, 'Så många skulle dras.'),
      fanns: from(0, 'Så många fanns. Alla är med.'),
    })
    .describe('Gruppen har färre ärenden än som skulle dras.'),
  z
    .strictObject({
      slag: z.literal('minstKravInteUppfyllt'),
      grupp: group,
      minstKrav: from(1, 'Vilket minst-krav, räknat från 1.'),
      önskat: from(0, 'Så många skulle uppfylla kravet.'),
      fanns: from(0, 'Så många fanns.'),
    })
    .describe('För få ärenden uppfyller minst-kravet.'),
  z
    .strictObject({
      slag: z.literal('valdeFärre'),
      grupp: group,
      önskat: from(0, 'Så många skulle väljas.'),
      valda: from(0, 'Så många valdes.'),
    })
    .describe('Den som skulle välja valde färre.'),
]);

const round = {
  kontroll: text('Kontrollens namn.'),
  kontrollensNummer: from(1, 'Kontrollens nummer i programmet. Det ingår i ett frö som är låst för året.'),
  omgång: z
    .strictObject({
      namn: text('Omgångens namn.'),
      nummer: from(1, 'Omgångens nummer inom kontrollen.'),
      referensdatum: text('Den dag som villkoren räknas mot (ÅÅÅÅ-MM-DD).'),
    })
    .describe('Omgången som urvalet hör till.'),
  enhet: text('Enheten som omgången hör till.'),
  checklista: z
    .strictObject({ namn: text('Checklistans namn.'), version: from(0, 'Checklistans version.') })
    .describe('Checklistan som ärendena granskas mot.'),
};
const undated = z
  .strictObject({
    kolumn: text('Datumkolumnen som urvalet följer.'),
    antal: from(0, 'Antal ärenden i ramen utan giltigt datum där. De kommer sist, i ordning efter slumptal.'),
  })
  .nullable()
  .describe('Ärenden utan datum; null när urvalet inte följer datum.');
const givenUp = {
  dragning: from(1, 'Dragningen som fröet skulle vara till, räknat från 1.'),
  begärtTid: instant('När två personer utsågs'),
  lämnadeDelar: from(0, 'Hur många av delarna som var lämnade. De visas aldrig.'),
  uppgivetTid: instant('När det gavs upp'),
  skäl: text('Varför det gavs upp.'),
};
const GIVEN_UP = 'Frön i två delar som begärdes och gavs upp, det första först.';
const lockTrace = {
  slag: z
    .enum(LOCK_TRACE_WORDS)
    .describe(
      'kontrollenLadesUpp och kontrollenÄndrades: när det låsta fröet var känt. omgångBorttagen, omgångAvbruten och omgångInteDragen: en tidigare omgång som inte drogs och så flyttade fram numret i fröet. låstEfterUttaget: uttaget var uppladdat när fröet låstes, så det gäller inte. ärendenFannsFöre: så många av ramens ärenden fanns i registret innan fröet låstes. annatÅr: ett frö är låst för frysningens år, men referensdatumet ligger i ett annat. låstLängreNer: ett frö är låst för en enhet under den som kontrollen hör till.',
    ),
  omgång: from(1, 'Den tidigare omgångens nummer.').nullable(),
  antal: from(1, 'Hur många gånger eller ärenden.').nullable(),
  tid: instant('När det hände, senast').nullable(),
};
const LOCK_TRACES = 'Det som kan ha ordnats sedan årets låsta frö blev känt. Tom när inget frö är låst.';
const ABORTED = 'När omgången avbröts och varför; null när den inte är avbruten.';
const REFUSED = 'Försök att dra med ett frö som upplägget inte gick att dra med. Inget drogs.';
const specification = z.literal('aktsam-urval/1').describe('Specifikationen som dragningen följer.');
const format = z.literal(PROTOCOL_FORMAT).describe('Filens version.');
const digest = sha256(
  'SHA-256 av det i filen som inte kan ändras efteråt, som kanonisk JSON (RFC 8785): utan kontrollsumma, skapadTid, namn på personer, enheter, kontroll, checklista och register, spårEfterLåsning, andraDragningarPåSammaUrvalsram och andraDragningarPåLiknandeUrvalsram.',
);
const fingerprint = sha256('SHA-256 av urvalsramens CSV-fil, byte för byte.');

const otherDraw = {
  kontroll: text('Den andra kontrollens namn.'),
  omgång: text('Den andra omgångens namn.'),
  dragning: from(1, 'Dragningens nummer i den omgången.'),
  fröetsUrsprung: text('Var fröet kom ifrån, i ord.'),
  dragenTid: instant('När den dragningen gjordes'),
  fastställd: yesOrNo('Sant när den omgången är fastställd.'),
};
const shared = from(1, 'Hur många av den här ramens ärenden som också finns i den andra.');
const SIMILAR =
  'Dragningar i andra omgångar på en annan urvalsram med minst hälften av den mindre ramens ärenden gemensamma, ur samma uttag eller med högst 60 dagar mellan omgångarnas dragningar. Saknas i filer från före november 2026.';

const drawHead = {
  nummer: from(1, 'Dragningens nummer i omgången, räknat från 1.'),
  slag: z.enum(DRAW_KIND_WORDS).describe('Första dragningen, en omdragning eller en utökning av den förra.'),
  gäller: yesOrNo('Sant för den sista dragningen; de tidigare står kvar.'),
  skälTillNyDragning: z
    .string()
    .nullable()
    .describe('Varför det drogs igen eller utökades; null för den första.'),
  dragenTid: instant('När dragningen gjordes'),
  fröetsSlag: z.enum(SEED_KIND_WORDS).describe('Var fröet kom ifrån.'),
  fröetsUrsprung: text('Var fröet kom ifrån, i ord.'),
  upplägg: text('Upplägget i ord.'),
  urvalsramensAntal: from(0, 'Antal ärenden i urvalsramen.'),
  grupper: z
    .array(
      z.strictObject({
        grupp: group,
        antal: from(0, 'Antal ärenden i gruppen.'),
        önskat: from(0, 'Antal ärenden som skulle dras ur den.'),
      }),
    )
    .describe('Grupperna i ordning efter namn (UTF-8). Utan grupper står hela ramen som en.'),
};

const draw = z.strictObject({
  ...drawHead,
  uppläggData: design,
  bristerData: z.array(shortfall).describe('Det som inte kunde uppfyllas, som data.'),
  dragenAv: text('Vem som drog.'),
  frö: text('Fröet, tecken för tecken.'),
  fröetsDelar: z
    .array(
      z.strictObject({
        person: text('Vem som gav delen.'),
        del: text('Delen, tecken för tecken.'),
        tid: instant('När den gavs'),
      }),
    )
    .describe(
      'De två delarna när två personer gav var sin: frö = första delen + "+" + andra delen. Annars tom.',
    ),
  låstFrö: z
    .strictObject({
      frö: text('Fröet som låstes. Omgångens frö är det, "/K", kontrollens id, "-O" och omgångens nummer.'),
      år: from(1, 'Året som det låstes för.'),
      enhet: text('Enheten som det låstes för.'),
      källa: text('Var det går att slå upp utanför programmet.'),
      låstTid: instant('När det låstes'),
      låstAv: text('Vem som låste det.'),
    })
    .nullable()
    .describe('Det i förväg låsta fröet, om det användes.'),
  brister: z.array(z.string()).describe('Det som inte kunde uppfyllas, i ord.'),
  dragnaÄrenden: z
    .array(
      z.strictObject({
        ordning: from(1, 'Plats bland de dragna.'),
        ärende: caseNumber('på det dragna ärendet'),
        slumptal: ticket,
        grupp: group,
        skäl: reason,
        ersatt: yesOrNo('Sant när ärendet har ersatts av ett ersättningsärende.'),
      }),
    )
    .describe('De dragna ärendena, grupp för grupp i den ordning de drogs.'),
  ersättningar: z
    .array(
      z.strictObject({
        ersatt: caseNumber('på det ersatta ärendet'),
        ersättare: z
          .string()
          .nullable()
          .describe('Ärendet som tog dess plats; null när inget ersättningsärende fanns kvar.'),
        skäl: text('Skälets nyckel i den slutna listan.'),
        kommentar: text('Det som skrevs till.'),
        granskning: text('Hur långt granskningen hade kommit, i ord; tom när den inte var påbörjad.'),
        tid: instant('När det ersattes'),
        av: text('Vem som ersatte det.'),
      }),
    )
    .describe('Ersättningarna i den ordning de gjordes. En utökning börjar med den förra dragningens.'),
  reserver: z
    .array(
      z.strictObject({
        ordning: from(1, 'Plats bland ersättningsärendena.'),
        ärende: caseNumber('på ersättningsärendet'),
        slumptal: ticket,
        grupp: group,
        insatt: yesOrNo('Sant när ersättningsärendet har tagit ett annat ärendes plats.'),
      }),
    )
    .describe('Alla ärenden som inte drogs, grupp för grupp i tur och ordning.'),
});

/** The whole protocol. */
export const protocolSchema = z
  .strictObject({
    schema: z.literal(PROTOCOL_SCHEMA).describe('Schemats adress i programmet som skrev filen.'),
    formatVersion: format,
    specifikation: specification,
    ...round,
    urvalsram: z
      .strictObject({
        register: text('Registret som ramen togs ur.'),
        villkorIOrd: text('Villkoren i ord.'),
        villkor: z.unknown().describe('Villkoren som programmet lagrar dem.'),
        utelämnat: z.unknown().describe('Det som ramens regler lämnade utanför, som programmet lagrar det.'),
        utelämnatIOrd: z
          .array(z.string())
          .describe('Det som ramens regler lämnade utanför, i ord och med antal.'),
        antal: from(0, 'Antal ärenden i urvalsramen.'),
        utanDatum: undated,
        fingeravtryckSha256: fingerprint,
        frystTid: instant('När ramen frystes'),
        frystAv: text('Vem som frös den.'),
      })
      .describe('Urvalsramen, fryst innan fröet användes.'),
    andraDragningarPåSammaUrvalsram: z
      .array(z.strictObject(otherDraw))
      .describe('Dragningar i andra omgångar på samma urvalsram.'),
    andraDragningarPåLiknandeUrvalsram: z
      .array(z.strictObject({ ...otherDraw, gemensammaÄrenden: shared }))
      .describe(SIMILAR)
      .optional(),
    avbruten: z
      .strictObject({
        tid: instant('När omgången avbröts'),
        av: text('Vem som avbröt den.'),
        skäl: text('Varför den avbröts.'),
      })
      .nullable()
      .describe(ABORTED),
    uppgivnaFrön: z
      .array(
        z.strictObject({
          ...givenUp,
          begärtAv: text('Vem som utsåg de två.'),
          personer: z.array(z.string()).describe('De två som skulle ge varsin del.'),
          uppgivetAv: text('Vem som gav upp det.'),
        }),
      )
      .describe(GIVEN_UP),
    spårEfterLåsning: z
      .array(z.strictObject({ ...lockTrace, iOrd: text('Samma sak i ord.') }))
      .describe(LOCK_TRACES),
    avvisadeDragningar: z
      .array(
        z.strictObject({
          tid: instant('När försöket gjordes'),
          av: text('Vem som försökte.'),
          frö: text('Fröet som provades.'),
        }),
      )
      .describe(REFUSED),
    dragningar: z.array(draw).describe('Alla dragningar i omgången, den första först. Den sista gäller.'),
    skapadTid: instant('När filen skrevs'),
    kontrollsumma: digest,
  })
  .describe('Urvalsprotokoll från Aktsam: allt som behövs för att göra om dragningen.');

const hidden = {
  ordning: from(1, 'Plats i listan.'),
  ärende: sha256('SHA-256 av salt + "|" + ärendenumret.'),
  plats: from(1, 'Plats efter slumptal bland alla ärenden i urvalsramen.'),
  slumptal: ticket.nullable(),
  grupp: text('"Grupp 1", "Grupp 2" … i ordning efter gruppernas namn; tom text utan grupper.'),
  minstKrav: z.array(z.boolean()).describe('Vilka minst-krav ärendet uppfyller, i kravens ordning.'),
};

/** The de-identified protocol. */
export const deidentifiedSchema = z
  .strictObject({
    schema: z.literal(DEIDENTIFIED_SCHEMA).describe('Schemats adress i programmet som skrev filen.'),
    formatVersion: format,
    avidentifierat: z.literal(true),
    specifikation: specification,
    ...round,
    urvalsram: z.strictObject({
      antal: from(0, 'Antal ärenden i urvalsramen.'),
      utanDatum: undated,
      fingeravtryckSha256: fingerprint,
      frystTid: instant('När ramen frystes'),
    }),
    andraDragningarPåSammaUrvalsram: z.array(
      z.strictObject({ dragenTid: instant('När dragningen gjordes') }),
    ),
    andraDragningarPåLiknandeUrvalsram: z
      .array(z.strictObject({ dragenTid: instant('När dragningen gjordes'), gemensammaÄrenden: shared }))
      .describe(SIMILAR)
      .optional(),
    avbruten: z
      .strictObject({
        tid: instant('När omgången avbröts'),
        skäl: text('Skälet står bara i det hela protokollet.'),
      })
      .nullable()
      .describe(ABORTED),
    uppgivnaFrön: z
      .array(z.strictObject({ ...givenUp, skäl: text('Skälet står bara i det hela protokollet.') }))
      .describe(GIVEN_UP),
    spårEfterLåsning: z.array(z.strictObject(lockTrace)).describe(LOCK_TRACES),
    avvisadeDragningar: z.array(z.strictObject({ tid: instant('När försöket gjordes') })).describe(REFUSED),
    dragningar: z.array(
      z.strictObject({
        ...drawHead,
        uppläggData: hiddenDesign,
        bristerData: z
          .array(hiddenShortfall)
          .describe('Det som inte kunde uppfyllas, utan hur många som fanns.'),
        fröetsÅtagande: sha256('SHA-256 av salt + "|" + frö: binder filen till fröet utan att tala om det.'),
        dragnaÄrenden: z.array(
          z.strictObject({
            ...hidden,
            skäl: reason,
            ersatt: yesOrNo('Sant när ärendet har ersatts av ett ersättningsärende.'),
          }),
        ),
        ersättningar: z.array(
          z.strictObject({
            ersatt: sha256('Det ersatta ärendet.'),
            ersättare: sha256('Ärendet som tog dess plats.').nullable(),
            skäl: text('Skälets nyckel i den slutna listan.'),
            tid: instant('När det ersattes'),
          }),
        ),
        reserver: z.array(
          z.strictObject({
            ...hidden,
            insatt: yesOrNo('Sant när ersättningsärendet har tagit ett annat ärendes plats.'),
          }),
        ),
      }),
    ),
    kontrollsumma: digest,
  })
  .describe('Avidentifierat urvalsprotokoll från Aktsam: utan ärendenummer, namn och frö.');

/** The control key. */
export const controlKeySchema = z
  .strictObject({
    schema: z.literal(CONTROL_KEY_SCHEMA).describe('Schemats adress i programmet som skrev filen.'),
    formatVersion: format,
    kontroll: text('Kontrollens namn.'),
    omgång: text('Omgångens namn.'),
    fingeravtryckSha256: fingerprint,
    dragningar: z.array(
      z.strictObject({
        nummer: from(1, 'Dragningens nummer.'),
        frö: text('Fröet, tecken för tecken.'),
        salt: z
          .string()
          .regex(/^[0-9a-f]{32}$/)
          .describe('Saltet: 128 slumpade bitar som 32 hexadecimala siffror.'),
        minstKravVärden: z
          .array(z.array(z.string()))
          .describe('Värdena som uppfyller vart och ett av minst-kraven, tecken för tecken.'),
      }),
    ),
  })
  .describe('Kontrollnyckel: fröet och saltet till ett avidentifierat urvalsprotokoll. Ska inte spridas.');
