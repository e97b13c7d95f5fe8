import { xml } from './text.ts'

/* The fixed parts of a workbook (ECMA-376). */

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

/** Looks of cells, by their place in `styles`. */
export const looks = {
  plain: 0,
  text: 1,
  quoted: 2,
  header: 3,
  hint: 4,
  bad: 5,
  badQuoted: 6,
  date: 7,
  required: 8,
} as const
export type Look = keyof typeof looks

const format = (numFmt: number, font: number, fill: number, more = ''): string =>
  `<xf numFmtId="${numFmt}" fontId="${font}" fillId="${fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"${more}/>`

const fill = (rgb: string): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${rgb}"/><bgColor indexed="64"/></patternFill></fill>`

const TEXT = 49
const DATE = 164

export const styles = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="${DATE}" formatCode="yyyy\\-mm\\-dd"/></numFmts>
<fonts count="4"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font><font><i/><sz val="9"/><color rgb="FF666666"/><name val="等线"/></font><font><b/><sz val="11"/><color rgb="FFC00000"/><name val="等线"/></font></fonts>
<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fill('FFE8EEF6')}${fill('FFFBE3E0')}</fills>
<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>
<cellXfs count="9">${format(0, 0, 0)}${format(TEXT, 0, 0)}${format(TEXT, 0, 0, ' quotePrefix="1"')}${format(TEXT, 1, 2)}${format(TEXT, 2, 0)}${format(TEXT, 0, 3)}${format(TEXT, 0, 3, ' quotePrefix="1"')}${format(DATE, 0, 0)}${format(TEXT, 3, 2)}</cellXfs>
<dxfs count="1"><dxf><fill><patternFill patternType="solid"><bgColor rgb="FFFFF2CC"/></patternFill></fill></dxf></dxfs></styleSheet>`

export interface Named {
  readonly name: string
  readonly hidden: boolean
}

export const contentTypes = (sheets: number): string =>
  `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${Array.from(
    { length: sheets },
    (_, at) =>
      `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
  ).join('')}</Types>`

export const rootRelations = `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`

export const workbookRelations = (sheets: number): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${Array.from(
    { length: sheets },
    (_, at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  ).join('')}<Relationship Id="rId${sheets + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`

/** `ranges`: name → where it points, e.g. `字典!$A$2:$A$9`. */
export const workbook = (sheets: readonly Named[], ranges: ReadonlyMap<string, string>, active: number): string =>
  `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView activeTab="${active}"/></bookViews><sheets>${sheets
    .map(
      ({ name, hidden }, at) =>
        `<sheet name="${xml(name)}" sheetId="${at + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${at + 1}"/>`,
    )
    .join('')}</sheets>${
    ranges.size === 0
      ? ''
      : `<definedNames>${[...ranges].map(([name, range]) => `<definedName name="${name}">${xml(range)}</definedName>`).join('')}</definedNames>`
  }</workbook>`

export const worksheetHead = `${HEAD}<worksheet xmlns="${MAIN}">`
