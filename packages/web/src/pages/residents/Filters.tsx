import { CloseOutlined, SearchOutlined } from '@ant-design/icons'
import type { AreaNode } from '@wangdi/kernel/api/routes/session.ts'
import { programmes } from '@wangdi/kernel/programmes/list.ts'
import { useEffect, useRef, useState } from 'react'
import { useMe } from '../../api/me.ts'
import type { Search } from '../../frame/url.ts'
import { residentsText as words } from '../../text/residents.ts'
import { filterWords } from './filters.ts'
import style from './Residents.module.css'

const WAIT = 350

/** The search field; what is typed goes into the address after a short pause. */
export const FindField = (props: {
  readonly q: string
  readonly label: string
  readonly autoFocus?: boolean
  readonly onFind: (q: string) => void
}) => {
  const { q, label, autoFocus, onFind } = props
  const [text, setText] = useState(q)
  const latest = useRef(onFind)
  latest.current = onFind
  useEffect(() => setText(q), [q])
  useEffect(() => {
    if (text.trim() === q) return
    const timer = setTimeout(() => latest.current(text.trim()), WAIT)
    return () => clearTimeout(timer)
  }, [text, q])
  return (
    <search className={style.find}>
      <SearchOutlined aria-hidden="true" />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={text}
        // biome-ignore lint/a11y/noAutofocus: 来人 is opened in order to type a name
        autoFocus={autoFocus}
        onChange={(event) => setText(event.target.value)}
      />
    </search>
  )
}

const Choice = (props: {
  readonly label: string
  readonly value: string | undefined
  readonly options: readonly (readonly [string, string])[]
  readonly onChoose: (value: string) => void
}) => (
  <select
    className={style.choice}
    aria-label={props.label}
    value={props.value ?? ''}
    onChange={(event) => props.onChoose(event.target.value)}
  >
    {props.options.map(([value, text]) => (
      <option key={value} value={value}>
        {text}
      </option>
    ))}
  </select>
)

/** Filters of the list, all in the address; those in force stand below as chips that can be removed. */
export const Filters = (props: {
  readonly url: Search
  readonly villages: readonly AreaNode[]
  readonly change: (patch: Search) => void
}) => {
  const { url, villages, change } = props
  const me = useMe()
  const choose = (patch: Search): void => change({ ...patch, after: undefined, back: undefined })
  const nameOf = (code: string): string => villages.find((village) => village.code === code)?.name ?? code
  const known = programmes.filter(({ id, enrolForm }) => enrolForm && me.programmes.includes(id))
  const chips = filterWords(url, nameOf)
  return (
    <div className={style.filters}>
      <FindField q={url.q ?? ''} label={words.findLabel} onFind={(q) => choose({ q })} />
      {villages.length > 1 && (
        <Choice
          label={words.village}
          value={url.village}
          options={[['', words.allVillages], ...villages.map(({ code, name }) => [code, name] as const)]}
          onChoose={(village) => choose({ village })}
        />
      )}
      {known.length > 0 && (
        <Choice
          label={words.programme}
          value={url.programme}
          options={[['', words.allProgrammes], ...known.map(({ id, label }) => [id, label] as const)]}
          onChoose={(programme) => choose({ programme })}
        />
      )}
      <Choice
        label={words.age}
        value={url.age}
        options={Object.entries(words.ages)}
        onChoose={(age) => choose({ age })}
      />
      <Choice
        label={words.state}
        value={url.state}
        options={[
          ['', words.allStates],
          ...Object.entries(words.states).filter(([state]) => state.startsWith('closed')),
        ]}
        onChoose={(state) => choose({ state })}
      />
      {chips.length > 0 && (
        <ul className={style.chips} aria-label={words.filters}>
          {chips.map(([key, text]) => (
            <li key={key}>
              <button
                type="button"
                className={style.chip}
                aria-label={words.remove(text)}
                onClick={() => choose({ [key]: undefined })}
              >
                {text} <CloseOutlined aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
