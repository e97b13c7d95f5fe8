import { describe } from 'vitest'
import { desktop } from './known.ts'
import { checkPages } from './pages.ts'

describe('无障碍检查，桌面', () => checkPages(desktop, 'gongwei'))
