import { Ajv } from 'ajv'
import type { FastifyInstance } from 'fastify'

const strict = { allErrors: false, removeAdditional: false, useDefaults: false, strictTypes: false } as const

/** Bodies are judged as sent; texts of query and path are read as the numbers and flags that their schema names. */
export const validateStrictly = (app: FastifyInstance): void => {
  const asSent = new Ajv({ ...strict, coerceTypes: false })
  const asText = new Ajv({ ...strict, coerceTypes: true })
  app.setValidatorCompiler(({ schema, httpPart }) => (httpPart === 'body' ? asSent : asText).compile(schema))
}

const MAX_DEPTH = 32
const MAX_LIST = 10_000
const MAX_TEXT = 64 * 1024

/** Whether a parsed body stays within the limits of the API: depth 32, lists of 10,000, texts of 64 KiB. */
export const isBounded = (value: unknown, depth = 0): boolean => {
  if (typeof value === 'string') return value.length <= MAX_TEXT && !value.includes('\u0000')
  if (value === null || typeof value !== 'object') return true
  if (depth >= MAX_DEPTH) return false
  const parts = Array.isArray(value) ? value : Object.values(value)
  return parts.length <= MAX_LIST && parts.every((part) => isBounded(part, depth + 1))
}
