import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Notice } from './notice.tsx';
import { ProgressBar } from './progress-bar.tsx';
import { Status, type StatusTone } from './status.tsx';
import { Table } from './table.tsx';

describe('Status', () => {
  it('has a shape of its own for every tone', () => {
    const tones: StatusTone[] = ['neutral', 'info', 'good', 'warning', 'error'];
    const shapes = tones.map(
      (tone) => renderToStaticMarkup(<Status tone={tone}>Klar</Status>).match(/<svg.*?<\/svg>/)?.[0],
    );
    expect(new Set(shapes).size).toBe(tones.length);
  });
});

describe('Table', () => {
  it('scrolls in a named container that takes focus', () => {
    const html = renderToStaticMarkup(
      <Table caption="Ärenden" captionHidden>
        <tbody>
          <tr>
            <td>1</td>
          </tr>
        </tbody>
      </Table>,
    );
    const id = html.match(/<caption id="([^"]+)"/)?.[1];
    expect(html).toContain(`aria-labelledby="${id}" tabindex="0"`);
  });
});

describe('ProgressBar', () => {
  it('never passes its end and survives an empty whole', () => {
    expect(renderToStaticMarkup(<ProgressBar value={9} max={8} label="9 av 8" />)).toContain(
      'value="8" max="8"',
    );
    expect(renderToStaticMarkup(<ProgressBar value={0} max={0} label="0 av 0" />)).toContain(
      'value="0" max="1"',
    );
  });
});

describe('Notice', () => {
  it('is read out only when asked to, errors at once', () => {
    expect(renderToStaticMarkup(<Notice tone="info">A</Notice>)).not.toContain('role=');
    expect(
      renderToStaticMarkup(
        <Notice tone="success" live>
          A
        </Notice>,
      ),
    ).toContain('role="status"');
    expect(
      renderToStaticMarkup(
        <Notice tone="error" live>
          A
        </Notice>,
      ),
    ).toContain('role="alert"');
  });
});
