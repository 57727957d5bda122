/** Each field of a question as people name it; two fields may be one thing to them. */
export const questionAspects: Readonly<Record<string, string>> = {
  kind: 'slaget av fråga',
  wording: 'frågans text',
  shortName: 'kortnamnet',
  options: 'svaren',
  choices: 'svaren',
  help: 'hjälptexten',
  legalReference: 'det rättsliga stödet',
  factColumns: 'uppgifterna ur registret',
  visibleWhen: 'villkoret',
  reasonRequiredOn: 'kravet på skäl',
  comment: 'kommentaren',
  evidence: 'platsen i akten',
  isCritical: 'om frågan är kritisk',
  deviation: 'avvikelsen',
  suggestion: 'förslaget eller beräkningen',
  comparableSince: 'från vilken version svaren jämförs',
  goodAnswer: 'vad som räknas som uppfyllt',
  counts: 'vad som räknas som uppfyllt',
  isAfterReferenceAllowed: 'om dagen får ligga efter referensdatumet',
  unit: 'enheten',
  atLeast: 'gränserna för talet',
  atMost: 'gränserna för talet',
  decimals: 'antalet decimaler',
  standard: 'standardvärdet',
  beforeLabel: 'namnen på nivåerna',
  afterLabel: 'namnen på nivåerna',
};

export const sectionAspects: Readonly<Record<string, string>> = {
  title: 'rubriken',
  intro: 'inledningen',
  visibleWhen: 'villkoret',
  repeats: 'upprepningen',
};

export const checklistAspects: Readonly<Record<string, string>> = {
  title: 'namnet',
  purpose: 'syftet',
  deviations: 'om brister i ett ärende delar avvikelse',
};
