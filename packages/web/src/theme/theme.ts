import type { ThemeConfig } from 'antd'
import { fontFamily, palette, type Size, scales, token } from './tokens.ts'

/** Told, the library closes dialogs without waiting for the end of an animation that global.css takes away. */
const mayMove = (): boolean => !globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches

/** The component library's theme of one size. */
export const themeOf = (size: Size): ThemeConfig => {
  const { body, small, min, card, control } = scales[size]
  return {
    hashed: false,
    token: {
      ...token,
      motion: mayMove(),
      fontSize: body.font,
      fontSizeSM: Math.max(min, small.font),
      fontSizeLG: card.font,
      lineHeight: body.line / body.font,
      controlHeightSM: control[0],
      controlHeight: control[1],
      controlHeightLG: control[2],
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
      Select: { optionHeight: control[1], optionPadding: '8px 12px' },
    },
  }
}

const sizes = (size: Size): string => {
  const { title, name, card, body, small, min, number, pressure, control, row } = scales[size]
  const steps = { title, name, card, body, small }
  return [
    ...Object.entries(steps).map(([key, { font, line }]) => `--fs-${key}:${font}px;--lh-${key}:${line}px;`),
    `--fs-min:${min}px;--fs-number:${number}px;--fs-pressure:${pressure}px;--h-row:${row}px;`,
    `--h-control-sm:${control[0]}px;--h-control:${control[1]}px;--h-control-lg:${control[2]}px;`,
  ].join('')
}

const colours = Object.entries(palette)
  .map(([name, value]) => `--${name}:${value};`)
  .join('')

/** More contrast where the reader's machine asks for it: hints darker, hairlines as controls, tints white. */
const contrast = `--ink-3:${palette['ink-2']};--line:${palette.control};--primary-tint:${palette.white};--met-tint:${palette.white};--due-tint:${palette.white};--over-tint:${palette.white};`

/** The custom properties that style sheets use, for `:root` and for each size. */
export const styleSheet = (): string =>
  [
    `:root{${colours}--font:${fontFamily};--shadow:0 8px 28px rgba(28,38,37,.16);${sizes('touch')}}`,
    `:root[data-size=compact]{${sizes('compact')}}`,
    `:root[data-size=large]{${sizes('large')}}`,
    `@media (prefers-contrast: more){:root{${contrast}}}`,
  ].join('')
