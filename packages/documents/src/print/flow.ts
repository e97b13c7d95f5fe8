import { type Cell, type Line, type Piece, tailAt } from '@wangdi/kernel/print/piece.ts'

/** How wide words are at a size. */
export type Measure = (text: string, size: number) => number

/** What is drawn in one go. */
export type Mark =
  | { readonly kind: 'text'; readonly text: string; readonly pen?: true }
  | { readonly kind: 'box'; readonly text: string }
  | { readonly kind: 'teeth'; readonly teeth: readonly string[] }

type Token = Mark & { readonly width: number; readonly space?: true }

/** Marks of one printed line with their places from its left edge. */
export interface FlowLine {
  readonly marks: readonly { readonly x: number; readonly width: number; readonly mark: Mark }[]
  readonly height: number
}

export const LEADING = 1.35
const BOX = 1.15
/** The cross of the teeth in letters: empty, and for each tooth of its fuller side. */
const TEETH_WIDTH = { least: 6, tooth: 1.5 }
const TEETH_LINES = 2

/** Where a line may break: between Chinese letters, not within numbers or Latin words, never before a closing mark. */
const LATIN = /[（《“]*(?:[a-zA-Z0-9.%/²⁹^-]+|[^\s])[，。、；：？！）”》*]*|\s/gu

const split = (text: string): readonly string[] => text.match(LATIN) ?? []

const textToken = (text: string, size: number, measure: Measure, pen: boolean): Token => ({
  kind: 'text',
  text,
  width: measure(text, size),
  ...(pen && { pen: true as const }),
  ...(!pen && text.trim() === '' && { space: true as const }),
})

const boxToken = (text: string, size: number, measure: Measure): Token => ({
  kind: 'box',
  text,
  width: Math.max(size * BOX, measure(text, size) + 4),
})

const teethWidth = (teeth: readonly string[]): number => {
  const quadrants = ['UR', 'UL', 'LR', 'LL'].map((name) => teeth.filter((tooth) => tooth.startsWith(name)).length)
  return Math.max(TEETH_WIDTH.least, Math.max(...quadrants) * TEETH_WIDTH.tooth)
}

const tokensOf = (piece: Piece, size: number, width: number, measure: Measure): Token[] => {
  if ('boxes' in piece)
    return piece.boxes.flatMap((code, at) => [
      ...(at > 0 ? [textToken('/', size, measure, false)] : []),
      boxToken(code, size, measure),
    ])
  if ('digits' in piece)
    return piece.digits.map((char) =>
      char === '-' || (char !== '' && char.trim() === '')
        ? textToken(char, size, measure, false)
        : boxToken(char, size, measure),
    )
  if ('teeth' in piece) return [{ kind: 'teeth', teeth: piece.teeth, width: size * teethWidth(piece.teeth) }]
  const { text } = piece
  if (text === '') return []
  const pen = piece.pen === true
  const whole = textToken(text, size, measure, pen)
  if (piece.keep && whole.width <= width) return [whole]
  return split(text).map((part) => textToken(part, size, measure, pen))
}

interface Run {
  readonly lines: FlowLine[]
  marks: { x: number; width: number; mark: Mark }[]
  x: number
  tall: boolean
}

const heightOf = (size: number, tall: boolean): number => size * LEADING * (tall ? TEETH_LINES : 1)

const breakLine = (run: Run, size: number): void => {
  run.lines.push({ marks: run.marks, height: heightOf(size, run.tall) })
  run.marks = []
  run.x = 0
  run.tall = false
}

const put = (run: Run, { width, space, ...mark }: Token): void => {
  if (!space) run.marks.push({ x: run.x, width, mark })
  run.x += width
  run.tall ||= mark.kind === 'teeth'
}

const flowLine = (line: Line, width: number, size: number, measure: Measure): FlowLine[] => {
  const tail = tailAt(line)
  const tokens = (pieces: Line): Token[] => pieces.flatMap((piece) => tokensOf(piece, size, width, measure))
  const run: Run = { lines: [], marks: [], x: 0, tall: false }
  for (const token of tokens(line.slice(0, tail))) {
    if (run.x > 0 && run.x + token.width > width + 0.01) breakLine(run, size)
    if (token.space && run.x === 0 && run.lines.length > 0) continue
    put(run, token)
  }
  const end = tokens(line.slice(tail))
  const endWidth = end.reduce((sum, token) => sum + token.width, 0)
  if (run.x > 0 && end.length > 0 && run.x + endWidth > width) breakLine(run, size)
  if (end.length > 0 && endWidth <= width) run.x = width - endWidth
  for (const token of end) {
    if (run.x > 0 && run.x + token.width > width + 0.01) breakLine(run, size)
    put(run, token)
  }
  breakLine(run, size)
  return run.lines
}

/** The lines of a cell at a width. */
export const flow = (cell: Cell, width: number, size: number, measure: Measure): readonly FlowLine[] =>
  cell.flatMap((line) => flowLine(line, width, size, measure))
