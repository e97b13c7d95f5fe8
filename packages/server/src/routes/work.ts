import type { Room } from '../call.ts'
import { accountsRoom } from './accounts.ts'
import { importsRoom } from './imports.ts'
import { jobsRoom } from './jobs.ts'

export const workRoom: Room<'work'> = { ...importsRoom, ...jobsRoom, ...accountsRoom }
