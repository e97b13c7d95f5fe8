// npm run wangdi: the command line. Its standard output is data, so nothing here writes to it.
import { runProgram } from './node.mjs'

await runProgram('packages/server/src/cli.ts', process.argv.slice(2))
