import type ExcelJS from 'exceljs';
import type { Block } from '../domain/sheet.ts';

type PictureBlock = Extract<Block, { kind: 'picture' }>;
type Part = { readonly name: string };

/** What ExcelJS has inside and does not tell of: its stream writer knows pictures only as backgrounds. */
type WorkbookInside = {
  zip: { append: (content: string | Uint8Array, part: Part) => unknown };
  addContentTypes: () => Promise<void>;
};
type WorksheetInside = {
  id: number;
  stream: { write: (xml: string) => void };
  _sheetRelsWriter: { addRelationship: (relationship: { Type: string; Target: string }) => string };
  _writeLegacyData: () => void;
};

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006';
const UNITS_PER_PIXEL = 9525;
const ROW_PIXELS = 20;

/**
 * Puts a picture under what the sheet has so far, over empty rows of its height. One a sheet. Its part of the file is
 * written by hand, with the alternative text that reads it aloud.
 */
export function writePicture(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  worksheet: ExcelJS.Worksheet,
  picture: PictureBlock,
): void {
  const inside = workbook as unknown as WorkbookInside;
  const sheet = worksheet as unknown as WorksheetInside;
  // Its types know another kind of bytes than Node's.
  const image = workbook.addImage({ buffer: Buffer.from(picture.png) as never, extension: 'png' });
  const name = `drawing${sheet.id}.xml`;
  const firstRow = worksheet.addRow([]);
  firstRow.commit();
  const rows = Math.ceil(picture.height / ROW_PIXELS) + 1;
  for (let count = 1; count < rows; count++) worksheet.addRow([]).commit();
  inside.zip.append(drawingXml(picture, firstRow.number - 1), { name: `xl/drawings/${name}` });
  inside.zip.append(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/image" Target="../media/image${image}.png"/></Relationships>`,
    { name: `xl/drawings/_rels/${name}.rels` },
  );
  const id = sheet._sheetRelsWriter.addRelationship({
    Type: `${RELATIONS}/drawing`,
    Target: `../drawings/${name}`,
  });
  // The place in the sheet where a drawing is named: after headers and footers, before what belongs to comments.
  const writeLegacyData = sheet._writeLegacyData.bind(sheet);
  sheet._writeLegacyData = () => {
    sheet.stream.write(`<drawing r:id="${id}"/>`);
    writeLegacyData();
  };
  nameContentType(inside, name);
}

/** The list of what the parts of the file are is written last, and has no place for drawings. */
function nameContentType(workbook: WorkbookInside, name: string): void {
  const addContentTypes = workbook.addContentTypes.bind(workbook);
  workbook.addContentTypes = () => {
    const { zip } = workbook;
    const append = zip.append;
    zip.append = (content, part) => {
      const named = `<Override PartName="/xl/drawings/${name}" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/></Types>`;
      return append.call(zip, String(content).replace('</Types>', named), part);
    };
    const done = addContentTypes();
    zip.append = append;
    return done;
  };
}

function drawingXml({ alt, width, height }: PictureBlock, row: number): string {
  const size = `cx="${width * UNITS_PER_PIXEL}" cy="${height * UNITS_PER_PIXEL}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    `<xdr:wsDr xmlns:xdr="${DRAWING}/spreadsheetDrawing" xmlns:a="${DRAWING}/main"><xdr:oneCellAnchor>`,
    `<xdr:from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>`,
    `<xdr:ext ${size}/><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="Diagram" descr="${attribute(alt)}"/>`,
    '<xdr:cNvPicPr><a:picLocks noChangeAspect="1"/></xdr:cNvPicPr></xdr:nvPicPr>',
    `<xdr:blipFill><a:blip xmlns:r="${RELATIONS}" r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill>`,
    `<xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr>`,
    '</xdr:pic><xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>',
  ].join('');
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
