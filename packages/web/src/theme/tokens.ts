/** Every colour of the application. Page code uses the CSS custom properties made from these, never a hex value. */
export const palette = {
  white: '#FFFFFF',
  ink: '#1C2625',
  'ink-2': '#46524F',
  'ink-3': '#5F6B68',
  paper: '#F6F5F1',
  side: '#EFEEE8',
  'table-head': '#FBFAF7',
  line: '#E4E3DB',
  'line-soft': '#EFEEE8',
  control: '#88948F',
  computed: '#F1F1EC',
  primary: '#1F4F7E',
  'primary-hover': '#2C649B',
  'primary-pressed': '#163C61',
  'primary-tint': '#E8EFF6',
  'primary-tint-2': '#DCE7F1',
  'primary-line': '#9DB7D1',
  halo: '#CFDEEC',
  met: '#0B6E63',
  'met-tint': '#E3F2EE',
  'met-line': '#9CCFC3',
  due: '#8A5300',
  'due-tint': '#FBF0D9',
  'due-line': '#E5C88F',
  over: '#B23A12',
  'over-tint': '#FBE9E1',
  'over-line': '#D98F75',
  knot: '#C8551F',
  'fill-met': '#2A9D8F',
  'fill-near': '#C08A1A',
  'fill-behind': '#D4692A',
  'point-out': '#B23A12',
  series: '#1F4F7E',
  'series-2': '#5B86AE',
  'bar-rest': '#EDEDE6',
} as const

export type Colour = keyof typeof palette

/** System fonts first, so that a tablet on a slow line downloads none; figures always tabular. */
export const fontFamily =
  '"PingFang SC","HarmonyOS Sans SC","MiSans","Microsoft YaHei","Noto Sans SC Variable",sans-serif'

/** Tokens of the component library, common to the three sizes. */
export const token = {
  colorPrimary: palette.primary,
  colorPrimaryHover: palette['primary-hover'],
  colorPrimaryActive: palette['primary-pressed'],
  colorPrimaryBg: palette['primary-tint'],
  colorPrimaryBgHover: palette['primary-tint-2'],
  colorPrimaryBorder: palette['primary-line'],
  colorLink: palette.primary,
  colorLinkHover: palette['primary-hover'],
  colorInfo: palette.primary,
  colorInfoBg: palette['primary-tint'],
  colorInfoBorder: palette['primary-line'],
  colorSuccess: palette.met,
  colorSuccessText: palette.met,
  colorSuccessBg: palette['met-tint'],
  colorSuccessBorder: palette['met-line'],
  colorWarning: palette.due,
  colorWarningText: palette.due,
  colorWarningBg: palette['due-tint'],
  colorWarningBorder: palette['due-line'],
  colorError: palette.over,
  colorErrorText: palette.over,
  colorErrorBg: palette['over-tint'],
  colorErrorBorder: palette['over-line'],
  colorText: palette.ink,
  colorTextSecondary: palette['ink-2'],
  colorTextTertiary: palette['ink-3'],
  colorTextQuaternary: palette['ink-3'],
  colorTextPlaceholder: palette['ink-3'],
  colorTextDescription: palette['ink-3'],
  colorTextDisabled: palette['ink-3'],
  colorBgLayout: palette.paper,
  colorBgContainer: palette.white,
  colorBgContainerDisabled: palette.computed,
  colorFillAlter: palette['table-head'],
  colorBorder: palette.control,
  colorBorderSecondary: palette.line,
  colorSplit: palette['line-soft'],
  borderRadius: 8,
  borderRadiusLG: 10,
  borderRadiusSM: 5,
  lineWidthFocus: 3,
  controlOutline: palette.halo,
  motionDurationFast: '0.08s',
  motionDurationMid: '0.12s',
  motionDurationSlow: '0.16s',
  fontFamily,
} as const

export type Size = 'compact' | 'touch' | 'large'

interface Step {
  readonly font: number
  readonly line: number
}
interface Scale {
  readonly title: Step
  readonly name: Step
  readonly card: Step
  readonly body: Step
  readonly small: Step
  readonly min: number
  readonly number: number
  readonly pressure: number
  readonly control: readonly [small: number, usual: number, large: number]
  readonly row: number
}

const step = (font: number, line: number): Step => ({ font, line })

/** Type and control heights: the three themes differ in nothing else. */
export const scales: Readonly<Record<Size, Scale>> = {
  compact: {
    title: step(22, 32),
    name: step(24, 32),
    card: step(15.5, 26),
    body: step(14, 22),
    small: step(13, 20),
    min: 12,
    number: 14,
    pressure: 20,
    control: [28, 36, 44],
    row: 44,
  },
  touch: {
    title: step(24, 32),
    name: step(24, 32),
    card: step(18, 26),
    body: step(17, 26),
    small: step(15, 23),
    min: 14,
    number: 21,
    pressure: 28,
    control: [44, 52, 52],
    row: 64,
  },
  large: {
    title: step(30, 40),
    name: step(30, 40),
    card: step(22, 32),
    body: step(21, 32),
    small: step(18, 28),
    min: 17,
    number: 26,
    pressure: 34,
    control: [52, 60, 60],
    row: 80,
  },
}
