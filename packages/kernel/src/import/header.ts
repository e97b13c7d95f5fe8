import { halfWidth } from '../text/normal.ts'

/** Units that headers carry in brackets or behind the name. */
const UNITS =
  /(mmhg|毫米汞柱|mmol\/l|mg\/dl|g\/l|kg\/m2|kg\/m²|kg|公斤|千克|斤|cm|厘米|米|次\/分钟|次\/分|次\/周|分钟\/次|℃|°c|支\/天|支|两|岁|元|人|%)/

const BRACKETED_UNIT = new RegExp(`[([{【〔<][\\s/]*${UNITS.source}[\\s]*[)\\]}】〕>]`, 'g')
const BARE_UNIT = new RegExp(`(?<=[\\p{Script=Han}a-z])${UNITS.source}$`, 'u')

/**
 * A header as it is compared: half-width, small letters, without blanks, brackets, stars, colons and units
 * (`身高（cm）*` is `身高`, `血糖(空腹)` is `血糖空腹`).
 */
export const plainHeader = (header: string): string => {
  const text = halfWidth(header)
    .toLowerCase()
    .replace(/[\s*＊:：、_\-—.。'"“”]/g, '')
    .replace(BRACKETED_UNIT, '')
    .replace(/[()[\]{}【】〔〕<>《》]/g, '')
  const bare = text.replace(BARE_UNIT, '')
  return bare === '' ? text : bare
}

/** FNV-1a of 64 bits, as 16 hexadecimal digits. */
const fnv = (text: string): string => {
  let hash = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(text))
    hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn
  return hash.toString(16).padStart(16, '0')
}

/**
 * Names a set of headers whatever their order: files of one kind have the same, so that a mapping made once is found
 * again.
 */
export const headerSetHash = (target: string, headers: readonly string[]): string =>
  fnv([target, ...headers.map(plainHeader).filter(Boolean).sort()].join('\n'))
