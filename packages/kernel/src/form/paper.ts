import type { Values } from './field.ts'

/** One item in words of the paper; what is left out is the field's own. */
export interface PaperItem {
  readonly key?: string
  /** Template of the label; `''`: no label, the cell takes its room. */
  readonly label?: string
  /** Template of the cell; `{*}` stands for the entries. */
  readonly cell?: string
  /** Entries of a list within the cell, at least `times` of them, so many a line. */
  readonly entries?: { readonly of: string; readonly times: number; readonly cell: string; readonly across: number }
  /** Least height in lines of text. */
  readonly lines?: number
  /** Share of the row among the items beside it; left out: 1. */
  readonly wide?: number
}

/** A title in the left column that spans its rows; titles stand at most two deep. */
export interface PaperGroup {
  readonly title: string
  readonly rows: readonly PaperRow[]
}

/** Rows for each entry of a list, at least `times`; templates inside see the entry's keys, `{#}` is its number. */
export interface PaperEach {
  readonly each: string
  readonly times: number
  readonly rows: readonly PaperRow[]
}

/** A row of cells of equal standing: heads and lines of a table within the form. */
export interface PaperGrid {
  /** Templates; null: the cell before goes on. */
  readonly grid: readonly (string | null)[]
  /** Heads of columns: in the middle. */
  readonly head?: true
  /** What stands after the first cell is in the middle: scores. */
  readonly middle?: true
  /** Shares of the width; left out: equal. */
  readonly widths?: readonly number[]
  readonly lines?: number
}

/** A line without borders. */
export interface PaperText {
  readonly text: string
  readonly align?: 'center' | 'right'
  /** Size against that of the form's text. */
  readonly size?: number
  readonly lines?: number
}

/** A new page begins, or a line to cut along. */
export interface PaperBreak {
  readonly page?: true
  readonly cut?: true
}

/** A key alone is the item with its label; several keys or items share a row. */
export type PaperRow =
  | string
  | PaperItem
  | readonly (string | PaperItem)[]
  | PaperGroup
  | PaperEach
  | PaperGrid
  | PaperText
  | PaperBreak

/**
 * How the form stands on paper. `name` and `record_no8` are in the head of each page. Templates: `{key}`, `{group.part}`
 * value or a pen's blank (a choice: options and boxes) · `{key:options}` · `{key:boxes}` · `{key:words}` · `{key:told}` and
 * `{key:if}`: only where filled, details or value · `{key:bare}` no line · `{key:long}` a long one · `{key:digits}` a box a
 * character · `{key=code}` a tick where chosen · `{key?code}` a box for it. Words parted by a space may part at the end of
 * a line.
 */
export interface Paper {
  /** Visits printed side by side on one sheet; left out: 1. */
  readonly columns?: number
  /** Size of its text against that of other forms; left out: 1. */
  readonly size?: number
  /** The official rows in their order; left out: sections as titles, items in form order, short ones side by side. */
  readonly rows?: readonly PaperRow[]
  /** Lines that the paper has for a list; left out: as many as are filled, at least one. */
  readonly lines?: Readonly<Record<string, number>>
  /** Boxes that the paper has for a choice of several; left out: 4. */
  readonly boxes?: Readonly<Record<string, number>>
  /** Items that the official sheet does not have: printed below it, where they are filled. */
  readonly beside?: readonly string[]
  /** Answers in the codes of the paper, where finer ones are kept. */
  readonly states?: (values: Values) => Values
  /** False: no title above the table, the rows bring their own. */
  readonly titled?: false
  /** False: name and number do not stand at the top of each page. */
  readonly headed?: false
  /** Forty-eighths of the width for the two title columns and for labels beside other items. */
  readonly widths?: { readonly titles: readonly [number, number]; readonly label: number }
}
