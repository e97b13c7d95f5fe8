import { Worker } from 'node:worker_threads'

interface Busy<M> {
  readonly worker: Worker
  waiting: number
  readonly send: (message: M) => void
}

/** Threads that take messages one after the other; `give` waits while every thread has enough to do. */
export interface Pool<M> {
  readonly give: (message: M) => Promise<void>
  /** Waits for everything given; throws what a thread reported. */
  readonly finish: () => Promise<void>
}

const AHEAD = 2

export const openWorkers = <M>(
  script: URL,
  count: number,
  workerData: unknown,
  onDone: (done: number) => void,
): Pool<M> => {
  let failure: Error | null = null
  let wake = (): void => undefined
  const changed = (): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve
    })
  const fail = (error: Error): void => {
    failure ??= error
    wake()
  }
  const threads = Array.from({ length: count }, (): Busy<M> => {
    // Rows live for a moment each: a larger nursery lets most of them die there.
    const worker = new Worker(script, { workerData, resourceLimits: { maxYoungGenerationSizeMb: 96 } })
    const busy: Busy<M> = { worker, waiting: 0, send: (message) => worker.postMessage(message) }
    worker.on('message', (answer: { done?: number; error?: string }) => {
      busy.waiting -= 1
      if (answer.error !== undefined) fail(new Error(answer.error))
      else onDone(answer.done ?? 0)
      wake()
    })
    worker.on('error', fail)
    return busy
  })
  const stop = async (): Promise<void> => {
    await Promise.all(threads.map(({ worker }) => worker.terminate()))
  }
  const check = async (): Promise<void> => {
    if (!failure) return
    await stop()
    throw failure
  }
  return {
    give: async (message) => {
      await check()
      let free = threads.toSorted((a, b) => a.waiting - b.waiting)[0]
      while (free.waiting >= AHEAD) {
        await changed()
        await check()
        free = threads.toSorted((a, b) => a.waiting - b.waiting)[0]
      }
      free.waiting += 1
      free.send(message)
    },
    finish: async () => {
      while (!failure && threads.some(({ waiting }) => waiting > 0)) await changed()
      await check()
      const ended = threads.map(({ worker }) => new Promise((resolve) => worker.once('exit', resolve)))
      for (const { worker } of threads) worker.postMessage('end')
      await Promise.all(ended)
    },
  }
}
