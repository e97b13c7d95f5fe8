import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { MultipartFile } from '@fastify/multipart'
import { kindOfFile } from '@wangdi/documents/read/kind.ts'
import { TableProblem } from '@wangdi/documents/read/problem.ts'
import { problems } from '@wangdi/kernel/api/problems.ts'
import { Refusal } from '../http/refusal.ts'

export interface Upload {
  /** Also the name under which it is kept. */
  readonly id: string
  /** As the sender called it: shown, never used as a path. */
  readonly name: string
}

/** Where an uploaded file is kept, outside the web root, under a random name. */
export const uploadPath = (folder: string, id: string): string => join(folder, 'uploads', id)

const shownName = (name: string): string => name.replaceAll(/[\p{Cc}\\/]/gu, '_').slice(-120) || 'file'

/** Keeps an upload that is a table by its content and not larger than the limit; anything else leaves nothing behind. */
export const keepUpload = async (file: MultipartFile | undefined, folder: string): Promise<Upload> => {
  if (!file) throw new Refusal(problems.badRequest, { detail: '请选择一个文件' })
  const id = randomUUID()
  const path = uploadPath(folder, id)
  await mkdir(join(folder, 'uploads'), { recursive: true, mode: 0o700 })
  try {
    await pipeline(file.file, createWriteStream(path, { mode: 0o600 }))
    if (file.file.truncated) throw new Refusal(problems.tooLarge)
    await kindOfFile(path)
    return { id, name: shownName(file.filename) }
  } catch (error) {
    await rm(path, { force: true })
    throw error instanceof TableProblem ? new Refusal(problems.fileUnreadable, { detail: error.message }) : error
  }
}
