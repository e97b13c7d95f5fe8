/** Full-width digits, letters and signs (U+FF01–FF5E) and the ideographic blank as their half-width twins. */
export const halfWidth = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replaceAll('\u3000', ' ')

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200d\u2060\ufeff]/g

/** Text as stored: control and zero-width characters removed, ends trimmed, line ends as `\n`. */
export const cleanText = (text: string): string => text.replace(CONTROL, '').replace(/\r\n?/g, '\n').trim()

/** Characters as a person counts them (one Chinese character outside the basic plane is one). */
export const lengthOf = (text: string): number => [...text].length
