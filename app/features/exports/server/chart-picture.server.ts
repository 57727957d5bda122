import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

export type Picture = {
  readonly png: Uint8Array;
  /** As it is meant to be shown, in CSS pixels. The picture has twice as many each way, for paper. */
  readonly width: number;
  readonly height: number;
};

const SCALE = 2;

/**
 * A chart of `app/shared/charts` as a picture for a file, black on white, with the fonts that come with the program: it
 * looks the same whatever is installed on the server. A millisecond or two each.
 */
export function chartPicture(chart: ReactElement): Picture {
  const image = new Resvg(renderToStaticMarkup(chart), {
    background: '#ffffff',
    fitTo: { mode: 'zoom', value: SCALE },
    font: { loadSystemFonts: false, fontFiles: fontFiles(), defaultFontFamily: 'Liberation Sans' },
  });
  return { png: image.render().asPng(), width: image.width, height: image.height };
}

let found: string[] | undefined;

/** Beside the source or beside what is built of it, which stand at different depths in the project. */
function fontFiles(): string[] {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!found) {
    const fonts = path.join(folder, 'public', 'fonts');
    if (existsSync(fonts)) {
      found = ['Regular', 'Bold'].map((face) => path.join(fonts, `LiberationSans-${face}.ttf`));
    } else if (folder === path.dirname(folder)) {
      throw new Error('The folder public/fonts is not there: a picture would be without its words.');
    } else folder = path.dirname(folder);
  }
  return found;
}
