import { strToU8, zipSync } from 'fflate';

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const PARTS = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const xml = (name: string, content: string): Uint8Array =>
  strToU8(`<?xml version="1.0" encoding="UTF-8"?><w:${name} ${NAMESPACES}>${content}</w:${name}>`);

/** A run of text. @param style properties of the run, as XML */
export const run = (text: string, style = ''): string =>
  `<w:r><w:rPr>${style}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;

export const bold = (text: string): string => run(text, '<w:b/>');

/** The mark of the footnote of this number. */
export const mark = (id: number): string => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;

/** A paragraph of runs, or of one text. @param style its properties, as XML */
export const paragraph = (content: string, style = ''): string =>
  `<w:p><w:pPr>${style}</w:pPr>${content.startsWith('<') ? content : run(content)}</w:p>`;

export const styled = (style: string, text: string): string =>
  paragraph(text, `<w:pStyle w:val="${style}"/>`);

/** An item of a list. @param level from 0 */
export const item = (text: string, level = 0): string =>
  paragraph(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`);

/** A table of rows of cells; a cell is its text, or its text and properties as XML. */
export const table = (
  rows: readonly (readonly (string | readonly [text: string, style: string])[])[],
): string =>
  `<w:tbl>${rows
    .map((cells) => {
      const all = cells.map((cell) => {
        const [text, style] = typeof cell === 'string' ? [cell, ''] : cell;
        return `<w:tc><w:tcPr>${style}</w:tcPr>${paragraph(text)}</w:tc>`;
      });
      return `<w:tr>${all.join('')}</w:tr>`;
    })
    .join('')}</w:tbl>`;

const STYLES = ['Title', 'Heading 1', 'Heading 2']
  .map(
    (name) =>
      `<w:style w:type="paragraph" w:styleId="${name.replace(' ', '')}"><w:name w:val="${name}"/></w:style>`,
  )
  .join('');

const LEVELS = [0, 1].map((level) => `<w:lvl w:ilvl="${level}"><w:numFmt w:val="bullet"/></w:lvl>`).join('');

/** A Word document. @param footnotes the text of each, numbered from 1 */
export function docx(body: readonly string[], footnotes: readonly string[] = []): Uint8Array {
  const parts = ['styles', 'numbering', 'footnotes'];
  return zipSync({
    '[Content_Types].xml': strToU8(
      `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${PARTS}.document.main+xml"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/_rels/document.xml.rels': strToU8(
      `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${parts
        .map(
          (part, index) =>
            `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/${part}" Target="${part}.xml"/>`,
        )
        .join('')}</Relationships>`,
    ),
    'word/document.xml': xml('document', `<w:body>${body.join('')}</w:body>`),
    'word/styles.xml': xml('styles', STYLES),
    'word/numbering.xml': xml(
      'numbering',
      `<w:abstractNum w:abstractNumId="0">${LEVELS}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
    ),
    'word/footnotes.xml': xml(
      'footnotes',
      footnotes
        .map((text, index) => `<w:footnote w:id="${index + 1}">${paragraph(text)}</w:footnote>`)
        .join(''),
    ),
  });
}
