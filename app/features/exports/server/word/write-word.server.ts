import { setImmediate } from 'node:timers/promises';
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from 'docx';
import { download } from '#app/shared/server/download.server.ts';
import type { Services } from '#app/shared/server/services.ts';
import { printableText } from '../../domain/sheet.ts';
import type { WordFile } from '../../domain/word-block.ts';
import { type WordContent, wordContent } from './word-content.server.ts';
import { A4, GREY, MARGIN, OWN_STYLES, ownLook, type WordLook } from './word-look.server.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The document as a download. */
export async function wordResponse(_services: Services, file: WordFile): Promise<Response> {
  return download(await writeWord(file), { fileName: file.fileName, contentType: DOCX });
}

/** The document in our own looks: A4, Swedish, "Sida 1 av 3" at the foot, nothing that asks to be updated. */
async function writeWord(file: WordFile): Promise<ArrayBuffer> {
  const isLandscape = file.isLandscape ?? false;
  const children = await contentOf(file, ownLook(isLandscape));
  const document = new Document({
    title: printableText(file.title),
    creator: 'Aktsam',
    lastModifiedBy: 'Aktsam',
    styles: OWN_STYLES,
    sections: [
      {
        properties: {
          page: {
            // The library turns the page itself.
            size: {
              width: A4.width,
              height: A4.height,
              orientation: isLandscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
          },
        },
        footers: { default: pageNumbers() },
        ...(file.mark === undefined ? {} : { headers: { default: markOf(file.mark) } }),
        children,
      },
    ],
  });
  return Packer.toArrayBuffer(document);
}

/** Other requests get their turn between the blocks. */
async function contentOf(file: WordFile, look: WordLook): Promise<WordContent[]> {
  const content: WordContent[] = [];
  for (const block of file.blocks) {
    content.push(...wordContent(block, look));
    await setImmediate();
  }
  return content;
}

function pageNumbers(): Footer {
  const words = ['Sida ', PageNumber.CURRENT, ' av ', PageNumber.TOTAL_PAGES];
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: [new TextRun({ children: words, size: 18, color: GREY })],
      }),
    ],
  });
}

function markOf(mark: string): Header {
  return new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: [new TextRun({ text: printableText(mark), size: 18, bold: true, color: GREY })],
      }),
    ],
  });
}
