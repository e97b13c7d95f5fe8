/** A run on paper: words, code boxes, adjoining boxes for one character each, the teeth in their quadrants. */
export type Piece =
  | {
      readonly text: string
      /** Does not break at the end of a line: a code stays with its words. */
      readonly keep?: true
      /** Written by a pen: stands on a line. */
      readonly pen?: true
    }
  /** Codes; an empty one waits for a pen. */
  | { readonly boxes: readonly string[] }
  /** Characters of a number; `-` stands between boxes. */
  | { readonly digits: readonly string[] }
  /** Chosen teeth: UR1 … LL8. */
  | { readonly teeth: readonly string[] }

export type Line = readonly Piece[]
/** Lines of a printed cell. */
export type Cell = readonly Line[]

/** The boxes at the end of a line stand at the right edge; what is before them runs from the left. */
export const tailAt = (line: Line): number => {
  let at = line.length
  while (at > 0) {
    const piece = line[at - 1]
    if (!('boxes' in piece || ('text' in piece && !piece.pen && /^[\s/]*$/.test(piece.text)))) break
    at--
  }
  while (at < line.length && 'text' in line[at]) at++
  return at === 0 ? line.length : at
}

/** The words of a cell, boxes left out. */
export const wordsOf = (cell: Cell): string =>
  cell.map((line) => line.map((piece) => ('text' in piece ? piece.text : '')).join('')).join('\n')
