import { problems } from '@wangdi/kernel/api/problems.ts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refusal } from './refusal.ts'

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

const hostOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).host : null)

/** The name in the Host header: loopback names, or the public address; others are pages that re-point their own name. */
const isOurHost = (host: string, origin: string | null): boolean =>
  origin === null
    ? LOOPBACK.has(host.replace(/:\d+$/, ''))
    : host === hostOf(origin) || LOOPBACK.has(host.replace(/:\d+$/, ''))

const isFromOurPages = ({ headers }: FastifyRequest): boolean => {
  if (headers['x-wangdi'] !== '1') return false
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  return headers.origin === undefined || hostOf(headers.origin) === headers.host
}

/** Refuses requests that other pages could have sent: Host, Origin and the own header `X-Wangdi: 1` of changes. */
export const guardOrigin = (app: FastifyInstance, { origin }: { readonly origin: string | null }): void => {
  app.addHook('onRequest', async (request) => {
    if (!isOurHost(request.headers.host ?? '', origin)) throw new Refusal(problems.originRefused)
    if (!READS.has(request.method) && !isFromOurPages(request)) throw new Refusal(problems.originRefused)
  })
}
