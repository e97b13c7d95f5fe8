import type { FastifyInstance } from 'fastify'
import { type DestinationStream, type Logger, pino } from 'pino'

/** Structured log lines to standard error; standard output stays free for data. */
export const createLog = (level: string, destination?: DestinationStream): Logger =>
  pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    destination ?? pino.destination({ dest: 2, sync: false }),
  )

/** One line per request without personal data: no address parameters, query, body or name. */
export const logRequests = (app: FastifyInstance): void => {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.config.route
    request.log.info(
      {
        route: route?.id ?? 'file',
        method: request.method,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        account: request.who?.accountId ?? null,
      },
      'request',
    )
  })
}
