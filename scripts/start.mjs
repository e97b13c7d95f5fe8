// npm start: the application, with a demonstration county on an empty database.
import { ensureInstalled, runProgram } from './node.mjs'
import { ensureWeb } from './web.mjs'

ensureInstalled()
await ensureWeb()
await runProgram('packages/server/src/cli.ts', ['serve', ...process.argv.slice(2)])
