import swagger from '@fastify/swagger'
import { problems } from '@wangdi/kernel/api/problems.ts'
import type { FastifyInstance } from 'fastify'

const text = { type: 'string' } as const

const problemSchema = {
  type: 'object' as const,
  properties: {
    type: text,
    title: text,
    status: { type: 'integer' } as const,
    code: { ...text, enum: Object.values(problems).map(({ code }) => code) },
    detail: text,
    instance: text,
    requestId: text,
    findings: { type: 'array', items: { type: 'object', additionalProperties: true } } as const,
  },
}

/** Describes the API as OpenAPI 3.1, from the same declarations that requests are checked against. */
export const describeApi = async (app: FastifyInstance): Promise<void> => {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: '网底 API', version: 'v1', license: { name: 'Apache-2.0' } },
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'wangdi' } },
        responses: {
          problem: { description: '问题', content: { 'application/problem+json': { schema: problemSchema } } },
        },
      },
    },
    transform: ({ schema, url, route }) => {
      const declared = route.config?.route
      const described = {
        ...schema,
        tags: [declared?.id.split('.')[0] ?? 'system'],
        ...(declared?.upload ? { consumes: ['multipart/form-data'] } : {}),
        ...(declared && declared.policy !== 'public' ? { security: [{ session: [] }] } : {}),
        hide: declared === undefined,
      }
      return { schema: described, url }
    },
  })
  app.get('/api/v1/openapi.json', { logLevel: 'silent' }, async () => app.swagger())
}
