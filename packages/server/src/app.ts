import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import { problems } from '@wangdi/kernel/api/problems.ts'
import type { Route } from '@wangdi/kernel/api/route.ts'
import { api } from '@wangdi/kernel/api/routes.ts'
import { type FastifyBaseLogger, type FastifyInstance, fastify, LogController } from 'fastify'
import type { Handler, Handlers } from './call.ts'
import { addHeaders } from './http/headers.ts'
import { answerHealth } from './http/health.ts'
import { movingWindow } from './http/limits.ts'
import { logRequests } from './http/log.ts'
import { describeApi } from './http/openapi.ts'
import { guardOrigin } from './http/origin.ts'
import { answerProblems } from './http/problem.ts'
import { Refusal } from './http/refusal.ts'
import { serveWeb } from './http/static.ts'
import { validateStrictly } from './http/validation.ts'
import { registerRoute } from './register.ts'
import { examDaysRoom } from './routes/exam-day.ts'
import { figuresRoom } from './routes/figures.ts'
import { glassRoom } from './routes/glass.ts'
import { printRoom } from './routes/print.ts'
import { recordsRoom } from './routes/records.ts'
import { registersRoom } from './routes/registers.ts'
import { residentsRoom } from './routes/residents.ts'
import { resultsRoom } from './routes/results.ts'
import { sessionRoom } from './routes/session.ts'
import { workRoom } from './routes/work.ts'
import { keepReaches } from './sign-in/scope.ts'
import { whoSent } from './sign-in/session.ts'
import type { World } from './world.ts'

/** Bodies hold one form at most; uploads have a limit of their own. */
const BODY_LIMIT = 2 * 1024 * 1024
export const UPLOAD_LIMIT = 100 * 1024 * 1024

const handlers = (): Handlers => ({
  session: sessionRoom(),
  residents: residentsRoom,
  print: printRoom,
  results: resultsRoom,
  glass: glassRoom,
  records: recordsRoom,
  registers: registersRoom,
  figures: figuresRoom,
  work: workRoom,
  examDays: examDaysRoom,
})

/** Knows who sent each request, and slows down who sends too many: 600 a minute and 60 a second. */
const identify = (app: FastifyInstance, world: World): void => {
  const reaches = keepReaches(world.store)
  const minute = movingWindow(600, 60_000)
  const second = movingWindow(60, 1000)
  app.decorateRequest('who', null)
  app.addHook('onRequest', async (request) => {
    if (!request.url.startsWith('/api/')) return
    request.who = await whoSent(world, reaches, request)
    const [now, key] = [world.clock().getTime(), request.who?.accountId ?? request.ip]
    if (!second.take(key, now) || !minute.take(key, now)) throw new Refusal(problems.rateLimited, { retryAfter: 5 })
  })
}

const registerAll = (app: FastifyInstance, world: World): void => {
  const rooms = handlers()
  for (const room of Object.keys(api) as (keyof typeof api)[])
    for (const [name, route] of Object.entries(api[room] as Record<string, Route>))
      registerRoute(app, world, route, (rooms[room] as Record<string, Handler<Route>>)[name])
}

/** The HTTP server of the API and the web application. Listens to nothing yet. */
export const buildApp = async (world: World): Promise<FastifyInstance> => {
  const app = fastify({
    loggerInstance: world.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: () => randomUUID(),
    bodyLimit: BODY_LIMIT,
    // The proxy that speaks HTTPS stands on this machine; nobody else may name another address.
    trustProxy: world.settings.origin === null ? false : 'loopback',
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: 'idle',
  })
  validateStrictly(app)
  answerProblems(app)
  addHeaders(app, { https: world.settings.origin?.startsWith('https:') ?? false })
  logRequests(app)
  guardOrigin(app, world.settings)
  await app.register(cookie)
  await app.register(multipart, { limits: { fileSize: UPLOAD_LIMIT, files: 1, fields: 4 } })
  identify(app, world)
  await describeApi(app)
  registerAll(app, world)
  answerHealth(app, world)
  await serveWeb(app, world.settings.webFolder)
  return app
}
