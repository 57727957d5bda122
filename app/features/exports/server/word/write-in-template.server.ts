import { PatchType, patchDocument, TextRun } from 'docx';
import { openParts } from '#app/features/cases/server/xlsx-package.mjs';
import { readZipDirectory } from '#app/features/cases/server/zip-directory.server.ts';
import { printableText } from '../../domain/sheet.ts';
import type { WordFile } from '../../domain/word-block.ts';
import { stylesOf, textWidthOf } from './template-parts.server.ts';
import { contentOf } from './word-content.server.ts';
import { ownLook, type WordLook } from './word-look.server.ts';

/**
 * The document in the municipality's own template: its page, header, footer, fonts and styles, with our content where
 * the placeholder stands. `{{titel}}`, where there is one, becomes the title.
 */
export async function writeInTemplate(template: Buffer, file: WordFile): Promise<ArrayBuffer> {
  const children = await contentOf(file.blocks, lookOf(template));
  const title = printableText(file.title);
  return patchDocument({
    outputType: 'arraybuffer',
    data: template,
    trimPlaceholders: true,
    patches: {
      rapport: { type: PatchType.DOCUMENT, children },
      titel: { type: PatchType.PARAGRAPH, children: [new TextRun(title)] },
    },
    properties: { title, creator: 'Aktsam', lastModifiedBy: 'Aktsam' },
  });
}

/** A template that lacks a style gets text that is only seen to be a heading, with its level said all the same. */
function lookOf(template: Buffer): WordLook {
  const directory = readZipDirectory(template);
  if (!directory.ok) throw new TypeError('The stored template is not a zip.');
  const partAt = openParts(template, directory.value) as (name: string) => Buffer | undefined;
  const styles = stylesOf(partAt('word/styles.xml'));
  return {
    title: styles.get('paragraph title'),
    heading: styles.get('paragraph heading 1'),
    subheading: styles.get('paragraph heading 2'),
    table: styles.get('table table grid'),
    textWidth: textWidthOf(partAt('word/document.xml') ?? Buffer.alloc(0)) ?? ownLook(false).textWidth,
  };
}
