// The part of pdfmake that we use; the package brings no types.
declare module 'pdfmake' {
  interface Maker {
    addFonts(fonts: Readonly<Record<string, Readonly<Record<string, string>>>>): void
    setUrlAccessPolicy(allows: (url: string) => boolean): void
    setLocalAccessPolicy(allows: (path: string) => boolean): void
    createPdf(document: object): { getBuffer(): Promise<Uint8Array> }
  }
  const maker: Maker
  export default maker
}
