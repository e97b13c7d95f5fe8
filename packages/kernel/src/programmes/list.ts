import type { Programme } from '../programme/programme.ts'

/** The programmes this version knows, in the order of the national specification. Adding one is one line here. */
export const programmes: readonly Programme[] = []
