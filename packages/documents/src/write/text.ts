/**
 * Text that a spreadsheet would run as a formula: its first character, blanks and marks aside, is one of = + - @ in
 * half or full width, or it begins with a tab or a return (R-EXPORT, formula injection).
 */
export const looksLikeFormula = (text: string): boolean =>
  /^[\t\r]/.test(text) || /^[\s\u3000\ufeff]*[=+\-@＝＋－＠]/.test(text)

// biome-ignore lint/suspicious/noControlCharactersInRegex: characters that XML cannot hold
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as it stands in XML; characters that XML cannot hold are dropped, halves of characters marked. */
export const xml = (text: string): string =>
  text
    .toWellFormed()
    .replace(NOT_XML, '')
    .replace(/[&<>"]/g, (character) => ENTITIES[character])

/** The longest text that a spreadsheet cell holds. */
const CELL = 32_767
const CUT = '…（原文过长，此处截断）'

/** Text that fits a cell; longer text is cut and says so. */
export const fitted = (text: string): string => (text.length <= CELL ? text : text.slice(0, CELL - CUT.length) + CUT)
