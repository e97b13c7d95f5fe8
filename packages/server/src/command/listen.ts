import type { FastifyInstance } from 'fastify'

export interface Place {
  readonly host: string
  readonly port: number
  /** The port was asked for by hand: then a taken one is an error. */
  readonly fixed: boolean
}

const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'

const TRIES = 20

/** Listens on the port, or on the next free one where it was not asked for by hand. Answers the port. */
export const listenOn = async (app: FastifyInstance, { host, port, fixed }: Place): Promise<number> => {
  for (let next = port; ; next += 1) {
    try {
      await app.listen({ host, port: next })
      return next
    } catch (error) {
      if (!isTaken(error)) throw error
      if (fixed) throw new Error(`端口 ${next} 已被占用，请换一个：PORT=8090 npm start`)
      if (next - port >= TRIES) throw new Error(`端口 ${port} 到 ${next} 都被占用，请用 PORT 指定一个`)
      process.stderr.write(`端口 ${next} 已被占用，改用 ${next + 1}\n`)
    }
  }
}
