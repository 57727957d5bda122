import { describe, expect, it } from 'vitest';
import { BarChart } from '#app/shared/charts/bar-chart.tsx';
import { chartPicture } from './chart-picture.server.ts';

function words(text: string) {
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      aria-label={text}
      role="img"
      viewBox="0 0 120 30"
      width={120}
      height={30}
    >
      <text x="4" y="20">
        {text}
      </text>
    </svg>
  );
}

const sizeOf = (png: Uint8Array) => {
  const header = Buffer.from(png);
  return [header.readUInt32BE(16), header.readUInt32BE(20)];
};

describe('a chart as a picture', () => {
  it('is a PNG with two pixels for each of its own', () => {
    const picture = chartPicture(words('Ålder'));
    expect(Buffer.from(picture.png.subarray(1, 4)).toString('latin1')).toBe('PNG');
    expect([picture.width, picture.height]).toEqual([120, 30]);
    expect(sizeOf(picture.png)).toEqual([240, 60]);
  });

  it.each(['å', 'ä', 'ö', 'Å', 'Ä', 'Ö', '–', '%'])('has a letter of its own for %s', (letter) => {
    const drawn = (text: string) => Buffer.from(chartPicture(words(text)).png).toString('base64');
    // U+E000 has no letter in any font: whatever is drawn for what is missing.
    for (const other of ['', 'a', 'o', 'A', 'O', '\ue000']) expect(drawn(letter)).not.toBe(drawn(other));
  });

  it('draws bars and not only their words', () => {
    const chart = (value: number | null) =>
      chartPicture(
        <BarChart label="Andel" scale="share" rows={[{ label: 'Möte', values: [{ value, text: '–' }] }]} />,
      );
    expect(Buffer.from(chart(0.5).png).equals(Buffer.from(chart(null).png))).toBe(false);
    expect(chart(0.5).png.length).toBeLessThan(20_000);
  });
});
