import { problems } from '@wangdi/kernel/api/problems.ts'

/** What the server answered instead of what was asked for: a stable code, a status and the way out in Chinese. */
export class ApiProblem extends Error {
  readonly code: string
  readonly status: number
  readonly title: string
  /** The whole problem document; some carry more, e.g. findings. */
  readonly detail: Readonly<Record<string, unknown>>

  constructor(code: string, status: number, title: string, detail: Readonly<Record<string, unknown>> = {}) {
    super(title)
    this.name = 'ApiProblem'
    this.code = code
    this.status = status
    this.title = title
    this.detail = detail
  }
}

/** No answer came: no network, or the server is not running. */
export const OFFLINE = 'OFFLINE'

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** The problem of an answer that is not a success. */
export const problemOf = async (response: Response): Promise<ApiProblem> => {
  const body: unknown = await response.json().catch(() => null)
  const fallback = Object.values(problems).find(({ status }) => status === response.status) ?? problems.unexpected
  if (!isRecord(body)) return new ApiProblem(`E-${response.status}`, response.status, fallback.title)
  const code = typeof body['code'] === 'string' ? body['code'] : `E-${response.status}`
  const title = typeof body['title'] === 'string' ? body['title'] : fallback.title
  return new ApiProblem(code, response.status, title, body)
}

export const isProblem = (error: unknown, code?: string): error is ApiProblem =>
  error instanceof ApiProblem && (code === undefined || error.code === code)

const messageOf = (finding: unknown): string[] =>
  isRecord(finding) && typeof finding['message_zh'] === 'string' ? [finding['message_zh']] : []

const stops = (finding: unknown): boolean =>
  isRecord(finding) && (finding['severity'] === 'reject' || finding['severity'] === 'block')

/** The findings that stand in the way, without those that were confirmed; all of them where it is a word that is missing. */
const inTheWay = (findings: readonly unknown[]): readonly unknown[] => {
  const blocking = findings.filter(stops)
  return blocking.length > 0 ? blocking : findings
}

/** The most exact words of a problem: its findings, its detail, else its title. */
export const problemWords = ({ title, detail }: ApiProblem): string => {
  const { findings, detail: more } = detail
  const messages = Array.isArray(findings) ? inTheWay(findings).flatMap(messageOf) : []
  if (messages.length > 0) return messages.join('；')
  return typeof more === 'string' ? more : title
}
