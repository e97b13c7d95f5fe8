import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Settings } from '../world.ts'

const isHttps = ({ origin }: Settings): boolean => origin?.startsWith('https:') ?? false

/** `__Host-` binds the cookie to this host and to HTTPS; plain HTTP exists on the loopback address only. */
const nameOf = (settings: Settings): string => (isHttps(settings) ? '__Host-wangdi' : 'wangdi')

const optionsOf = (settings: Settings) =>
  ({ path: '/', httpOnly: true, sameSite: 'strict', secure: isHttps(settings) }) as const

export const readToken = (request: FastifyRequest, settings: Settings): string | null =>
  request.cookies[nameOf(settings)] ?? null

export const writeToken = (reply: FastifyReply, settings: Settings, token: string): void => {
  reply.setCookie(nameOf(settings), token, optionsOf(settings))
}

export const dropToken = (reply: FastifyReply, settings: Settings): void => {
  reply.clearCookie(nameOf(settings), optionsOf(settings))
}
