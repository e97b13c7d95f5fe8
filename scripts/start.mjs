// npm start: the application, with a demonstration county on an empty database.
import { ensureInstalled, fail, runProgram } from './node.mjs'
import { ensureWeb } from './web.mjs'

ensureInstalled()
if (!(await ensureWeb())) fail('网页构建失败 / the web application could not be built.')
await runProgram('packages/server/src/cli.ts', ['serve', ...process.argv.slice(2)])
