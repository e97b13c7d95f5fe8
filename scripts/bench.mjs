// npm run bench: the speed table.
import { runProgram } from './node.mjs'

await runProgram('bench/src/main.ts', process.argv.slice(2))
