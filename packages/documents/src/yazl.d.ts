declare module 'yazl' {
  import type { EventEmitter } from 'node:events'
  import type { PassThrough, Readable } from 'node:stream'

  export interface EntryOptions {
    readonly mtime?: Date
    readonly compress?: boolean
  }
  export class ZipFile extends EventEmitter {
    readonly outputStream: PassThrough
    addBuffer(content: Buffer, path: string, options?: EntryOptions): void
    addReadStreamLazy(
      path: string,
      options: EntryOptions,
      open: (done: (error: Error | null, stream: Readable) => void) => void,
    ): void
    end(): void
  }
}
