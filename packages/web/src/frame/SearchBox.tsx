import { SearchOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { zh } from '../text/zh.ts'
import style from './SearchBox.module.css'

/** One search for persons, reached from anywhere by Ctrl K; Enter shows the list. */
export const SearchBox = () => {
  const input = useRef<HTMLInputElement>(null)
  const navigate = useNavigate()
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      input.current?.focus()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return (
    <search className={style.search}>
      <form
        className={style.form}
        onSubmit={(event) => {
          event.preventDefault()
          const q = input.current?.value.trim()
          if (q) navigate({ to: '/residents', search: { q } })
        }}
      >
        <SearchOutlined aria-hidden="true" />
        <input
          ref={input}
          type="search"
          aria-label={zh.search.label}
          placeholder={zh.search.placeholder}
          className={style.input}
        />
        <kbd className={style.key}>{zh.search.key}</kbd>
      </form>
    </search>
  )
}
