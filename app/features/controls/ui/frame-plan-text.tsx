import type { Discovery } from '#app/features/controls/domain/discovery-preview.ts';
import type { FramePlan, PlannedGroup } from '#app/features/controls/domain/frame-plan.ts';
import { isRandom, type SampleDesign } from '#app/features/sampling/domain/design.ts';
import { formatNumber, formatPercent, numberInWords, plural } from '#app/shared/text/format.ts';

type Props = { plan: FramePlan; design: SampleDesign; frameSize: number };

/** What the design comes to on this frame and what its size can and cannot find, in words. */
export function FramePlanText({ plan, design, frameSize }: Props) {
  const { groups, total, discovery } = plan;
  const { kind } = design.allocation;
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
      {discovery ? <DiscoveryText discovery={discovery} /> : null}
      {groups?.discoveryOfLargest ? (
        <p>
          I den största gruppen hittar {numberInWords(groups.discoveryOfLargest.size)} av{' '}
          {formatNumber(groups.discoveryOfLargest.frame)} en brist i var femte akt med{' '}
          {chanceInWords(groups.discoveryOfLargest.inFifth)} sannolikhet. Om en enda grupp säger urvalet
          alltså lite: där behövs {formatNumber(groups.discoveryOfLargest.sizeForFifth)} för 95&nbsp;%.
        </p>
      ) : null}
    </>
  );
}

function GroupsText({ groups, total }: { groups: NonNullable<FramePlan['groups']>; total: number }) {
  const { column, count, smallest, largest, without } = groups;
  return (
    <>
      <p>
        {plural(count, 'grupp', 'grupper')} efter {column}, sammanlagt {plural(total, 'ärende', 'ärenden')}.{' '}
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

/** A sample is never certain: what rounds to a hundred is said to be more than 99 percent. */
function chanceInWords(share: number): string {
  return share < 1 && share >= 0.995 ? `mer än ${formatPercent(0.99)}` : formatPercent(share);
}

function DiscoveryText({ discovery }: { discovery: Discovery }) {
  const { frame, size, inFifth, inTenth, inTwentieth, sizeForFifth, sizeForTenth, sizeForTwentieth } =
    discovery;
  const isLittle = inTwentieth < 0.95;
  return (
    <>
      <p>
        {firstUpper(numberInWords(size))} av {formatNumber(frame)} akter hittar en brist som finns i var femte
        akt med {chanceInWords(inFifth)} sannolikhet, i var tionde med {chanceInWords(inTenth)}
        {isLittle ? ', men en brist som finns i var tjugonde med bara ' : ' och i var tjugonde med '}
        {chanceInWords(inTwentieth)}.
      </p>
      <p>
        För 95&nbsp;% sannolikhet behövs {formatNumber(sizeForFifth)} akter om bristen finns i var femte,{' '}
        {formatNumber(sizeForTenth)} om den finns i var tionde och {formatNumber(sizeForTwentieth)} om den
        finns i var tjugonde.
      </p>
    </>
  );
}

function firstUpper(text: string): string {
  return text.charAt(0).toLocaleUpperCase('sv') + text.slice(1);
}
