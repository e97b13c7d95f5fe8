// npm test: every check and every test, and one line of counts at the end. With arguments only the tests they name.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runChecks } from './check.mjs'
import { ensureInstalled, root, runNode } from './node.mjs'
import { ensureWeb } from './web.mjs'

const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')

/** A file that could not even be loaded has no tests to count, and still is a failure. */
const countsOf = (report) => {
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  )
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length }
}

const runVitest = async (args) => {
  const folder = mkdtempSync(join(tmpdir(), 'wangdi-report-'))
  const report = join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await runNode([vitest, 'run', '--passWithNoTests', ...reporters, ...args], { cwd: root })
  const counts = existsSync(report) ? countsOf(JSON.parse(readFileSync(report, 'utf8'))) : { passed: 0, failed: 1 }
  rmSync(folder, { recursive: true, force: true })
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

const buildWeb = async () => {
  const built = await ensureWeb()
  console.log(`${built ? '✓' : '✗'} build of the web application`)
  return { passed: built ? 1 : 0, failed: built ? 0 : 1 }
}

const runAll = async () => [
  await buildWeb(),
  runChecks(),
  await runVitest(['--project=packages']),
  await runVitest(['--project=e2e']),
]

const args = process.argv.slice(2)
ensureInstalled()
const part = async () => [...(args.some((arg) => arg.includes('e2e')) ? [await buildWeb()] : []), await runVitest(args)]
const runs = args.length === 0 ? await runAll() : await part()
const total = (key) => runs.reduce((sum, run) => sum + run[key], 0)
console.log(`\n${total('passed')} passed, ${total('failed')} failed`)
process.exit(total('failed') === 0 && total('passed') > 0 ? 0 : 1)
