// The part of pdfkit that we use; the package brings no types.
declare module 'pdfkit' {
  import type { Readable } from 'node:stream'

  export interface PdfDocument extends Readable {
    registerFont(name: string, file: string): this
    font(name: string): this
    fontSize(size: number): this
    widthOfString(text: string): number
    text(
      text: string,
      x: number,
      y: number,
      options: { readonly lineBreak: false; readonly baseline: 'alphabetic' },
    ): this
    lineWidth(width: number): this
    moveTo(x: number, y: number): this
    lineTo(x: number, y: number): this
    rect(x: number, y: number, width: number, height: number): this
    dash(length: number, options: { readonly space: number }): this
    undash(): this
    stroke(): this
    addPage(): this
    switchToPage(page: number): this
    bufferedPageRange(): { readonly start: number; readonly count: number }
    end(): void
  }
  const PdfDocument: new (options: {
    readonly size: 'A4'
    readonly margin: number
    readonly bufferPages: true
    readonly autoFirstPage: false
    readonly info: Readonly<Record<string, string | Date>>
  }) => PdfDocument
  export default PdfDocument
}
