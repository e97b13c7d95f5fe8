const EVERY = 250

/**
 * One line of progress on standard error: rewritten in place on a terminal, at most one a few seconds elsewhere.
 */
export const progressLine = (
  title: string,
): { readonly tell: (done: number, of?: number | null) => void; readonly end: () => void } => {
  const terminal = process.stderr.isTTY === true
  let last = 0
  const write = (done: number, of?: number | null): void => {
    const share = of ? ` / ${of.toLocaleString('en')}（${Math.floor((100 * done) / of)}%）` : ''
    process.stderr.write(`${terminal ? '\r' : ''}${title} ${done.toLocaleString('en')}${share}${terminal ? '' : '\n'}`)
  }
  return {
    tell: (done, of) => {
      const now = performance.now()
      if (now - last < (terminal ? EVERY : 3000) && done !== of) return
      last = now
      write(done, of)
    },
    end: () => {
      if (terminal) process.stderr.write('\n')
    },
  }
}
