import type { RecordView, VersionView } from '@wangdi/kernel/api/routes/records.ts'
import { isFilled } from '@wangdi/kernel/form/answers.ts'
import type { Form } from '@wangdi/kernel/form/form.ts'
import { useMe } from '../../api/me.ts'
import { wordsOf } from '../../form/state/model.ts'
import { momentWords } from '../../parts/format.ts'
import { recordText as words } from '../../text/record.ts'
import style from './Record.module.css'

const asText = (version: VersionView, key: string, form: Form | null): string => {
  const value = version.fields[key]
  const field = form?.fields[key]
  return field ? wordsOf(field, value) : isFilled(value) ? JSON.stringify(value) : ''
}

const headOf = (version: VersionView, at: number, today: string): string =>
  [
    words.version(at + 1),
    version.author,
    momentWords(version.recorded_at, today),
    words.sources[version.source] ?? '',
    words.statuses[version.status] ?? '',
  ]
    .filter(Boolean)
    .join(' · ')

interface Section {
  readonly title: string
  readonly keys: readonly string[]
}

/** Keys that any version fills, by section; keys that the form does not know come last. */
const sectionsOf = (record: RecordView, form: Form | null): readonly Section[] => {
  const filled = new Set(
    record.versions.flatMap(({ fields }) => Object.keys(fields).filter((key) => isFilled(fields[key]))),
  )
  const known = (form?.sections ?? []).map(({ title, fields }) => ({
    title,
    keys: Object.keys(fields).filter((key) => filled.has(key)),
  }))
  const listed = new Set(known.flatMap(({ keys }) => keys))
  return [...known, { title: '', keys: [...filled].filter((key) => !listed.has(key)) }].filter(
    ({ keys }) => keys.length > 0,
  )
}

/** All versions of a record side by side; a cell that differs from the version before is marked. */
export const Versions = ({ record, form }: { readonly record: RecordView; readonly form: Form | null }) => {
  const { today } = useMe()
  const { versions } = record
  const differs = (key: string, at: number): boolean =>
    at > 0 && asText(versions[at], key, form) !== asText(versions[at - 1], key, form)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: versions side by side scroll on a phone, and a keyboard has to reach them
    <section className={style.scroll} aria-label={words.versions} tabIndex={0}>
      <table className={style.versions}>
        <thead>
          <tr>
            <th scope="col">{words.item}</th>
            {versions.map((version, at) => (
              <th key={version.version_id} scope="col">
                {version.version_id === record.head && versions.length > 1 && <strong>{words.current} </strong>}
                {headOf(version, at, today)}
                {version.reason && <span className={style.reason}>{words.reason(version.reason)}</span>}
              </th>
            ))}
          </tr>
        </thead>
        {sectionsOf(record, form).map(({ title, keys }) => (
          <tbody key={title}>
            {title && (
              <tr>
                <th scope="rowgroup" colSpan={versions.length + 1} className={style.section}>
                  {title}
                </th>
              </tr>
            )}
            {keys.map((key) => (
              <tr key={key}>
                <th scope="row">{form?.fields[key]?.label ?? key}</th>
                {versions.map((version, at) => (
                  <td key={version.version_id} className={differs(key, at) ? style.changed : ''}>
                    {differs(key, at) && <span className="visually-hidden">{words.changed}</span>}
                    {asText(version, key, form) || words.empty}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      {versions.at(-1)?.findings_confirmed.map(({ code, field, reason }) => (
        <p key={`${code} ${field}`} className="hint">
          {words.confirmed} {form?.fields[field]?.label ?? field}：{reason}
        </p>
      ))}
    </section>
  )
}
