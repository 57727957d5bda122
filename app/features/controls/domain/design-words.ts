import {
  designSize,
  type Quota,
  type SampleDesign,
  strataAttribute,
} from '#app/features/sampling/domain/design.ts';

/**
 * The sampling design as Swedish running text, such as "10 ärenden, varav minst 1 där Placeringsform är HVB, Stödboende
 * eller SiS-institution".
 */
export function designInWords(design: SampleDesign): string {
  const { allocation, quotas } = design;
  const count = designSize(allocation);
  const attribute = strataAttribute(allocation);
  const size = count === undefined ? 'alla ärenden' : `${count} ${count === 1 ? 'ärende' : 'ärenden'}`;
  const drawn =
    attribute === undefined
      ? size
      : allocation.kind === 'proportional'
        ? `${size} fördelade efter gruppernas storlek i ${attribute}`
        : `${size} ur varje grupp efter ${attribute}`;
  return [drawn, ...quotas.map(quotaInWords)].join(', ');
}

/** One quota (minst-krav) as a clause: "varav minst 1 där Placeringsform är HVB". */
function quotaInWords(quota: Quota): string {
  return `varav minst ${quota.minimum} där ${quotaValuesInWords(quota)}`;
}

/** What counts towards a quota: "Placeringsform är HVB, Stödboende eller SiS-institution". */
export function quotaValuesInWords(quota: Pick<Quota, 'attribute' | 'values'>): string {
  const values = quota.values.map((value) => value || 'tomt');
  const list =
    values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} eller ${values.at(-1)}`;
  return `${quota.attribute} är ${list}`;
}
