// The layout check: imports point down only, programmes are named in one place, the kernel stays pure, colours live in
// the theme. Prints each breach with its line and leaves with 1 if there is any.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { programmes } from '../packages/kernel/src/programmes/list.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** What each part may import of the others. */
const below = {
  kernel: [],
  documents: ['kernel'],
  store: ['kernel'],
  synth: ['kernel'],
  server: ['kernel', 'documents', 'store', 'synth'],
  web: ['kernel', 'documents'],
  bench: ['kernel', 'documents', 'store', 'synth', 'server'],
  e2e: ['kernel', 'documents', 'store', 'synth'],
}

/** Where the server may use the synthetic county: its tools, never its routes. */
const serverTools = /^packages\/server\/src\/(command|demonstration|seed|testing)/

/** Ids of the programmes, their forms and figures; those of the health record are everybody's. */
const ownIds = programmes
  .filter(({ id }) => id !== 'rec')
  .flatMap(({ forms, indicators }) => [...forms.map(({ id }) => id), ...indicators.map(({ id }) => id)])

/** Words of programmes. A programme is one folder; whoever names it elsewhere writes it a second time. */
const programmeWords = new RegExp(
  [
    '[\'"`](htn|dm|copd|smd|tcm)[\'"`]',
    // Also words of other things: a kind of unit, the old one.
    '(programme|group)\\w*\\W.*[\'"`](tb|old)[\'"`]',
    `\\b(${ownIds.join('|')})\\b`,
    '\\b(htn|copd)|(?<!anti)hypertensi|diabet|(?<!anti)tubercul|schizophren|\\b(prenatal|postpartum)|immuni[sz]ation',
    '高血压|糖尿病|慢阻肺|肺结核|精神障碍|孕产妇|预防接种',
  ].join('|'),
  'i',
)
/** A citation names the chapter of the specification that it cites. */
const withoutCitation = (line) => line.replace(/\bsource: .*$/, '')
const programmeFolder = /^packages\/kernel\/src\/programmes\//

/** The kernel has no clock, no chance, no surroundings. */
const impure =
  /\bnew Date\(\)|\bDate\.now\b|\bperformance\.now\b|\bprocess\.\w|\bMath\.random\b|\bsetTimeout\b|\bfetch\(/

const hexColour = /['"`\s:(]#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b(?!\w)/i
const themeFile = /^packages\/web\/src\/theme\b/

const isComment = (line) => /^\s*(\/\*\*?|\*|\/\/|--)/.test(line)

const isTest = (file) => /\.test\.tsx?$|\/testing\/|\/(examples|fixtures)\//.test(file)
const isDemonstration = (file) => /\/demo(nstration)?[^/]*(\/|\.ts)|^packages\/synth\/|^bench\/|^e2e\//.test(file)

const filesBelow = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (['node_modules', 'dist', 'data'].includes(entry.name)) return []
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesBelow(path) : /\.(ts|tsx|css|sql)$/.test(path) ? [path] : []
  })

const partOf = (file) => (file.startsWith('packages/') ? file.split('/')[1] : file.split('/')[0])

const targetOf = (file, specifier) => {
  if (specifier.startsWith('@wangdi/')) return specifier.split('/')[1]
  if (!specifier.startsWith('.')) return null
  return partOf(posix.normalize(posix.join(posix.dirname(file), specifier)))
}

const importBreach = (file, specifier) => {
  const part = partOf(file)
  const target = targetOf(file, specifier)
  if (target === null) {
    const allowed = part !== 'kernel' || isTest(file)
    return allowed ? null : `the kernel imports nothing outside itself: ${specifier}`
  }
  if (target === part) return null
  if (specifier.startsWith('.')) return `a relative import leaves its package: ${specifier}`
  if (!below[part].includes(target)) return `${part} must not import ${target}: ${specifier}`
  if (part === 'server' && target === 'synth' && !serverTools.test(file) && !isTest(file)) {
    return `only the server's tools may use synth: ${specifier}`
  }
  return null
}

const importOf = /(?<!')(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g

const lineBreaches = (file, line) => {
  if (isComment(line)) return []
  const part = partOf(file)
  const breaches = [...line.matchAll(importOf)].map(([, specifier]) => importBreach(file, specifier))
  const free = isTest(file) || isDemonstration(file)
  if (!free && !programmeFolder.test(file) && programmeWords.test(withoutCitation(line))) {
    breaches.push(`names a programme: ${withoutCitation(line).match(programmeWords)[0]}`)
  }
  if (part === 'kernel' && !isTest(file) && impure.test(line)) breaches.push(`impure: ${line.match(impure)[0]}`)
  if (part === 'web' && !isTest(file) && !themeFile.test(file) && hexColour.test(line)) {
    breaches.push('a colour outside the theme')
  }
  return breaches.filter((breach) => breach !== null)
}

const breachesOf = (path) => {
  const file = relative(root, path).split(sep).join('/')
  const lines = readFileSync(path, 'utf8').split('\n')
  return lines.flatMap((line, index) => lineBreaches(file, line).map((breach) => `${file}:${index + 1}  ${breach}`))
}

const breaches = ['packages', 'bench', 'e2e'].flatMap((folder) => filesBelow(join(root, folder))).flatMap(breachesOf)
for (const breach of breaches) console.log(breach)
process.exit(breaches.length === 0 ? 0 : 1)
