import type { Problem } from '@wangdi/kernel/api/problems.ts'
import { problems } from '@wangdi/kernel/api/problems.ts'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Particulars, Refusal } from './refusal.ts'

/** Answers application/problem+json (RFC 9457). */
export const sendProblem = (
  request: FastifyRequest,
  reply: FastifyReply,
  { code, status, title }: Problem,
  { detail, findings, more, retryAfter }: Particulars = {},
): FastifyReply => {
  if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter))
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(
      JSON.stringify({
        type: `/problems/${code}`,
        title,
        status,
        code,
        detail: detail ?? title,
        instance: request.url.split('?', 1)[0],
        requestId: request.id,
        findings: findings ?? [],
        ...more,
      }),
    )
}

/** Where in the request a value is wrong, in words; the value itself is never repeated. */
const describe = ({ validation, validationContext }: FastifyError): string => {
  const [first] = validation ?? []
  if (!first) return problems.badRequest.title
  const named = first.params['additionalProperty'] ?? first.params['missingProperty']
  const path = `${first.instancePath.replaceAll('/', '.')}${typeof named === 'string' ? `.${named}` : ''}`.slice(1)
  const where = { body: '内容', querystring: '查询条件', params: '地址', headers: '请求头' }[
    validationContext ?? 'body'
  ]
  const what = first.keyword === 'required' ? '缺少' : first.keyword === 'additionalProperties' ? '不认识' : '格式不对'
  return path === '' ? `${where}格式不对` : `${where}里的“${path}”${what}`
}

const ofFastify = (error: FastifyError): readonly [Problem, Particulars] => {
  if (error.validation) return [problems.badRequest, { detail: describe(error) }]
  if (error.statusCode === 413 || error.code === 'FST_REQ_FILE_TOO_LARGE') return [problems.tooLarge, {}]
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
    return [problems.badRequest, {}]
  return [problems.unexpected, {}]
}

/** What of an unexpected error may stand in the log: messages of the database hold values, so they are left out. */
const loggable = (error: FastifyError & { severity?: string; constraint?: string }): object => ({
  name: error.name,
  code: error.code,
  ...(error.severity ? { constraint: error.constraint } : { message: error.message.slice(0, 300) }),
  at: error.stack
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 12),
})

/** Installs the two ways in which a request can fail: an error and an unknown path. */
export const answerProblems = (app: FastifyInstance): void => {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    if (error instanceof Refusal) return sendProblem(request, reply, error.problem, error.particulars)
    const [problem, particulars] = ofFastify(error)
    if (problem === problems.unexpected) request.log.error({ error: loggable(error) }, 'unexpected')
    return sendProblem(request, reply, problem, particulars)
  })
}
