/** The choices in the fields, as they are typed. */
type Chosen = {
  readonly reviewersPerCase: string;
  readonly sharing: string;
  readonly needsApproval: boolean;
  readonly isGrid: boolean;
};

const HOW_MANY: Readonly<Record<string, string>> = {
  '1': 'en granskare för varje ärende',
  '2': 'två granskare för varje ärende',
  '3': 'tre granskare för varje ärende',
  '4': 'fyra granskare för varje ärende',
  '5': 'fem granskare för varje ärende',
  everyone: 'alla granskare svarar på varje ärende',
};

const SHARED: Readonly<Record<string, string>> = {
  evenly: 'delas jämnt',
  crossing: 'delas korsvis mellan enheter',
  byHand: 'delas för hand',
};

/** What stands in the fields of how it is reviewed, in one line; an unknown choice is left out: "en granskare för varje ärende, delas jämnt". */
export function procedureSummary({ reviewersPerCase, sharing, needsApproval, isGrid }: Chosen): string {
  return [
    HOW_MANY[reviewersPerCase] ?? '',
    reviewersPerCase === 'everyone' ? '' : (SHARED[sharing] ?? ''),
    needsApproval ? 'godkänns av någon annan' : '',
    isGrid ? 'i tabell' : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}
