// npm run check: format, lint, types, unused code, layout. Each is one check that passes or fails.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureInstalled, findNode, root } from './node.mjs'

const module = (path) => join(root, 'node_modules', path)

const checks = [
  ['format and lint', [module('@biomejs/biome/bin/biome'), 'check', '--no-errors-on-unmatched', '.']],
  ['types', [module('typescript/bin/tsc'), '-p', 'tsconfig.json']],
  ['types of the web application', [module('typescript/bin/tsc'), '-p', 'packages/web']],
  ['unused files, exports and dependencies', [module('knip/bin/knip.js'), '--no-progress']],
  ['layout', [join(root, 'scripts', 'layout.mjs')]],
]

/** Runs every check, prints what they find, and answers the counts. */
export const runChecks = () => {
  const counts = { passed: 0, failed: 0 }
  for (const [name, args] of checks) {
    const result = spawnSync(findNode(), args, { cwd: root, encoding: 'utf8' })
    const passed = result.status === 0
    counts[passed ? 'passed' : 'failed'] += 1
    console.log(`${passed ? '✓' : '✗'} ${name}`)
    if (!passed) console.log(`${result.stdout}${result.stderr}`.trimEnd())
  }
  return counts
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  ensureInstalled()
  process.exit(runChecks().failed === 0 ? 0 : 1)
}
