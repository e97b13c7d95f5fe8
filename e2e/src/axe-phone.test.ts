import { describe } from 'vitest'
import { phone } from './known.ts'
import { checkPages } from './pages.ts'

describe('无障碍检查，手机', () => checkPages(phone, 'cunyi'))
