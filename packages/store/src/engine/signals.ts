const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const

/**
 * Runs stop once on SIGINT, SIGTERM or SIGHUP and then leaves. A terminal and npm often send the same signal twice,
 * so repeated ones are ignored.
 */
export const stopOnSignals = (stop: () => Promise<void>): void => {
  let stopping = false
  for (const signal of Object.keys(codes) as (keyof typeof codes)[]) {
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      stop().then(
        () => process.exit(codes[signal]),
        (error: unknown) => {
          process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
          process.exit(1)
        },
      )
    })
  }
}
