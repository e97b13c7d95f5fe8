import { decide } from '@wangdi/kernel/access/decide.ts'
import { problems } from '@wangdi/kernel/api/problems.ts'
import type { Route } from '@wangdi/kernel/api/route.ts'
import { dayOfInstant } from '@wangdi/kernel/day/day.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Call, Download, Handler, SignedIn } from './call.ts'
import { Refusal } from './http/refusal.ts'
import { isBounded } from './http/validation.ts'
import type { World } from './world.ts'

/** Passes whoever the route's policy names; 401 without a session, 403 without the right or on a first password. */
const admit = (route: Route, who: SignedIn | null): void => {
  if (route.policy === 'public') return
  if (!who) throw new Refusal(problems.authRequired)
  if (who.mustChangePassword && !route.id.startsWith('session.')) throw new Refusal(problems.passwordFirst)
  if (route.policy === 'signed-in') return
  const { action, class: of, also = [] } = route.policy
  if ([of, ...also].every((each) => decide(who.actor, action, each).outcome === 'deny'))
    throw new Refusal(problems.forbidden)
}

const callOf = (world: World, request: FastifyRequest, reply: FastifyReply): Call<Route> => {
  const now = world.clock()
  const signedIn = (): SignedIn => {
    if (!request.who) throw new Refusal(problems.authRequired)
    return request.who
  }
  return {
    params: request.params,
    query: request.query,
    body: request.body,
    world,
    now,
    today: dayOfInstant(now.getTime()),
    request,
    reply,
    get who() {
      return signedIn()
    },
    get context() {
      return { ...signedIn().context, now }
    },
  }
}

const sendFile = (reply: FastifyReply, { name, type, content }: Download): FastifyReply =>
  reply
    .header('content-type', type)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .send(content)

const schemaOf = (route: Route): object => ({
  ...(route.params ? { params: route.params } : {}),
  querystring: route.query ?? { type: 'object', additionalProperties: false, properties: {} },
  ...(route.body ? { body: route.body } : {}),
})

/** Joins one declared route with its handler. */
export const registerRoute = (app: FastifyInstance, world: World, route: Route, handler: Handler<Route>): void => {
  app.route({
    method: route.method,
    url: `/api/v1${route.path}`,
    config: { route },
    schema: { ...schemaOf(route), operationId: route.id, summary: route.title },
    onRequest: async (request) => admit(route, request.who),
    preHandler: async (request) => {
      if (!isBounded(request.body)) throw new Refusal(problems.badRequest, { detail: '内容过多或过深，请分开保存' })
    },
    handler: async (request, reply) => {
      const answer = await handler(callOf(world, request, reply))
      return route.download ? sendFile(reply, answer as Download) : answer
    },
  })
}
