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
import { findTemplateInForce } from '#db/queries/report-templates.server.ts';
import { printableText } from '../../domain/sheet.ts';
import type { WordFile } from '../../domain/word-block.ts';
import { stableFile } from './stable-file.server.ts';
import { contentOf } from './word-content.server.ts';
import { A4, GREY, MARGIN, OWN_STYLES, ownLook } from './word-look.server.ts';
import { writeInTemplate } from './write-in-template.server.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The document as a download, in the municipality's own template where there is one. */
export async function wordResponse(services: Services, file: WordFile): Promise<Response> {
  return wordDownload(file, await wordBytes(services, file));
}

/** The document as it is saved on disk, in the municipality's own template where there is one. */
export async function wordBytes(services: Services, file: WordFile): Promise<Buffer> {
  const template = findTemplateInForce(services.db);
  const written = await (template ? writeInTemplate(template.content, file) : writeWord(file));
  return stableFile(Buffer.from(written), file.madeAt ?? services.now());
}

/** The document in our own looks, whatever template there is. */
export async function ownWordResponse(services: Services, file: WordFile): Promise<Response> {
  return wordDownload(file, stableFile(Buffer.from(await writeWord(file)), services.now()));
}

export function wordDownload({ fileName }: Pick<WordFile, 'fileName'>, bytes: Buffer): Response {
  return download(new Uint8Array(bytes), { fileName, contentType: DOCX });
}

/** The document in our own looks: A4, Swedish, "Sida 1 av 3" at the foot, nothing that asks to be updated. */
async function writeWord(file: WordFile): Promise<ArrayBuffer> {
  const isLandscape = file.isLandscape ?? false;
  const children = await contentOf(file.blocks, ownLook(isLandscape));
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
