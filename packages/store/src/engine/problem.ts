export type EngineProblemCode =
  | 'ALREADY_RUNNING'
  | 'BAD_SETTING'
  | 'CANNOT_CONNECT'
  | 'CANNOT_START'
  | 'FOLDER'
  | 'NO_RIGHTS'
  | 'TOO_OLD'
  | 'UNSUPPORTED'

/** Something that the person at the keyboard can mend: print the message, without a stack, and leave. */
export class EngineProblem extends Error {
  readonly code: EngineProblemCode
  /** ALREADY_RUNNING: the web address of the other process, once it has one. */
  readonly address: string | null
  /** ALREADY_RUNNING: the other process. */
  readonly pid: number | null

  constructor(code: EngineProblemCode, message: string, other: { address?: string | null; pid?: number | null } = {}) {
    super(message)
    this.name = 'EngineProblem'
    this.code = code
    this.address = other.address ?? null
    this.pid = other.pid ?? null
  }
}
