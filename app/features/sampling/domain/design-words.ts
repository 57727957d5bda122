import type { Allocation, Quota, SampleDesign } from '#app/features/sampling/domain/design.ts';

/**
 * The sampling design as Swedish running text, such as "10 ärenden, varav minst 1 där Placeringsform är HVB, Stödboende
 * eller SiS-institution". Quotas of a design with groups hold in each group.
 */
export function designInWords(design: SampleDesign): string {
  const { allocation, quotas } = design;
  const isByGroup = allocation.kind === 'perStratum' || allocation.kind === 'proportional';
  return [
    allocationInWords(allocation),
    ...quotas.map(
      (quota) =>
        `varav minst ${quota.minimum}${isByGroup ? ' i varje grupp' : ''} där ${quotaValuesInWords(quota)}`,
    ),
  ].join(', ');
}

function allocationInWords(allocation: Allocation): string {
  switch (allocation.kind) {
    case 'whole':
      return casesInWords(allocation.size);
    case 'perStratum':
      return `${casesInWords(allocation.size)} ur varje grupp efter ${allocation.attribute}`;
    case 'proportional':
      return `${casesInWords(allocation.size)} fördelade efter gruppernas storlek i ${allocation.attribute}`;
    case 'census':
      return 'alla ärenden i ramen';
    case 'firstInOrder': {
      const many = allocation.size === 1 ? 'det första ärendet' : `de ${allocation.size} första ärendena`;
      const group = allocation.attribute === null ? '' : ` i varje grupp efter ${allocation.attribute}`;
      return `${many}${group} i datumordning efter ${allocation.orderBy}`;
    }
    case 'selfSelected':
      return `${casesInWords(allocation.size)} som var och en i ${allocation.attribute} själv väljer`;
    case 'onCause':
      return 'utvalda ärenden, ett skäl för varje';
  }
}

const casesInWords = (size: number) => `${size} ${size === 1 ? 'ärende' : 'ärenden'}`;

/** What counts towards a quota: "Placeringsform är HVB, Stödboende eller SiS-institution". */
export function quotaValuesInWords(quota: Pick<Quota, 'attribute' | 'values'>): string {
  const values = quota.values.map((value) => value || 'tomt');
  const list =
    values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} eller ${values.at(-1)}`;
  return `${quota.attribute} är ${list}`;
}
