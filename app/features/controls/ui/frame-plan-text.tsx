import type { FramePlan, PlannedGroup } from '#app/features/controls/domain/frame-plan.ts';
import { isRandom, type SampleDesign } from '#app/features/sampling/domain/design.ts';
import { formatNumber, plural } from '#app/shared/text/format.ts';
import { discoveryInWords, groupDiscoveryInWords } from './discovery-words.ts';

type Props = { plan: FramePlan; design: SampleDesign; frameSize: number };

/** What the design comes to on this frame and what its size can and cannot find, in words. */
export function FramePlanText({ plan, design, frameSize }: Props) {
  const { groups, total, discovery } = plan;
  const { kind } = design.allocation;
  const ofLargest = groups?.discoveryOfLargest;
  const sentences = [
    ...(discovery ? discoveryInWords(discovery) : []),
    ...(ofLargest ? groupDiscoveryInWords(ofLargest) : []),
  ];
  return (
    <>
      {groups ? <GroupsText groups={groups} total={total ?? 0} /> : null}
      {kind === 'census' ? (
        <p>
          {frameSize === 1 ? 'Det enda ärendet granskas.' : `Alla ${formatNumber(frameSize)} granskas.`} Varje
          brist som finns kan hittas.
        </p>
      ) : null}
      {isRandom(design.allocation) && total !== null && total >= frameSize ? (
        <p>Alla ärenden i ramen dras. Då kan varje brist som finns hittas.</p>
      ) : null}
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </>
  );
}

function GroupsText({ groups, total }: { groups: NonNullable<FramePlan['groups']>; total: number }) {
  const { column, count, smallest, largest, without } = groups;
  return (
    <>
      <p>
        {plural(count, 'grupp', 'grupper')} efter {column}, sammanlagt{' '}
        {total === 0 ? 'inget ärende' : plural(total, 'ärende', 'ärenden')}.{' '}
        {count > 1 ? `Störst är ${groupInWords(largest)}, minst är ${groupInWords(smallest)}.` : ''}
      </p>
      {without > 0 ? (
        <p>{plural(without, 'grupp är så liten', 'grupper är så små')} att inget ärende dras därifrån.</p>
      ) : null}
    </>
  );
}

function groupInWords({ name, size, wanted }: PlannedGroup): string {
  return `${name || 'den utan värde'} med ${plural(size, 'ärende', 'ärenden')} (${formatNumber(Math.min(size, wanted))} väljs)`;
}
