import { existsSync } from 'node:fs'
import { join } from 'node:path'
import files from '@fastify/static'
import { problems } from '@wangdi/kernel/api/problems.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sendProblem } from './problem.ts'

const isPage = ({ method, url, headers }: FastifyRequest): boolean => {
  const path = url.split('?', 1)[0]
  const accepts = headers.accept ?? '*/*'
  return (
    (method === 'GET' || method === 'HEAD') &&
    !path.startsWith('/api/') &&
    !/\.[a-z0-9]+$/i.test(path) &&
    (accepts.includes('text/html') || accepts.includes('*/*'))
  )
}

/** Files whose name holds a hash of their content never change. */
const cacheOf = (path: string): string =>
  /[/\\]assets[/\\]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'

/** Serves the built web application; unknown paths are pages of it, unknown files and API paths do not exist. */
export const serveWeb = async (app: FastifyInstance, folder: string): Promise<void> => {
  const built = existsSync(join(folder, 'index.html'))
  if (built) {
    await app.register(files, {
      root: folder,
      wildcard: true,
      index: false,
      cacheControl: false,
      setHeaders: (reply, path) => {
        reply.header('cache-control', cacheOf(path))
      },
    })
  }
  const page = (reply: FastifyReply): FastifyReply =>
    built
      ? reply.header('cache-control', 'no-cache').sendFile('index.html')
      : reply.code(503).type('text/plain; charset=utf-8').send('网页还没有生成，请先运行 npm start\n')
  app.get('/', (_request, reply) => page(reply))
  app.setNotFoundHandler((request, reply) =>
    isPage(request) ? page(reply) : sendProblem(request, reply, problems.notFound),
  )
}
