/**
 * The number on the sheet: letter of the device that registers and three digits. Each device counts for itself, so that
 * two devices without a network never give the same number (A001, B001). (R-EXD, 排号)
 */
export const personNumber = (letter: string, serial: number): string => `${letter}${String(serial).padStart(3, '0')}`

/** Letter of the n-th device that registers, from 0: A … Z. */
export const letterOf = (nth: number): string => String.fromCharCode(65 + (nth % 26))

const PATTERN = /^([A-Z])(\d{3,4})$/

/** `a17` and `Ａ０１７` are A017; null for what is no number of a sheet. */
export const readNumber = (text: string): string | null => {
  const plain = text.normalize('NFKC').replace(/\s+/g, '').toUpperCase()
  const short = /^([A-Z])(\d{1,4})$/.exec(plain)
  if (!short) return null
  const padded = `${short[1]}${short[2].padStart(3, '0')}`
  return PATTERN.test(padded) ? padded : null
}
