import { fileURLToPath } from 'node:url'
import pdfmake from 'pdfmake'

const FAMILY = 'Noto'

const fileOf = (name: string): string =>
  fileURLToPath(new URL(`../fonts/NotoSansHans-${name}.otf`, import.meta.resolve('@embedpdf/fonts-sc')))

let ready = false

/** The document maker with Chinese letters; it fetches nothing and reads only the two font files. */
export const maker = (): typeof pdfmake => {
  if (ready) return pdfmake
  const [normal, bold] = [fileOf('Regular'), fileOf('Bold')]
  pdfmake.addFonts({ [FAMILY]: { normal, bold, italics: normal, bolditalics: bold } })
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy((path: string) => path === normal || path === bold)
  ready = true
  return pdfmake
}

export const family = FAMILY
