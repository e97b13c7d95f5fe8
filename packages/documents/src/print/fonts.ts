import { fileURLToPath } from 'node:url'
import PdfDocument, { type PdfDocument as Document } from 'pdfkit'

const fileOf = (name: string): string =>
  fileURLToPath(new URL(`../fonts/NotoSansHans-${name}.otf`, import.meta.resolve('@embedpdf/fonts-sc')))

export type Weight = 'plain' | 'bold'

/** An empty document on A4 with Chinese letters; it fetches nothing and reads only the two font files. */
export const emptyPdf = (title: string, CreationDate: Date): Document =>
  new PdfDocument({
    size: 'A4',
    margin: 0,
    bufferPages: true,
    autoFirstPage: false,
    info: { Title: title, Creator: '网底', CreationDate },
  })
    .registerFont('plain', fileOf('Regular'))
    .registerFont('bold', fileOf('Bold'))

/** Letters that the fonts lack, drawn small and raised. */
export const RAISED: Readonly<Record<string, string>> = { '⁹': '9' }
export const RAISED_SIZE = 0.6
