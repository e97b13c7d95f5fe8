import { CheckOutlined, CloseOutlined, MinusOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import type { ClauseNode } from '@wangdi/kernel/programme/programme.ts'
import { type ReactNode, useState } from 'react'
import { zh } from '../text/zh.ts'
import style from './ClauseTree.module.css'

const signs: Readonly<Record<ClauseNode['state'], ReactNode>> = {
  met: <CheckOutlined />,
  unmet: <CloseOutlined />,
  not_yet: <span className={style.ring} />,
  none: <MinusOutlined />,
}
const FOLD = 5

const Node = ({ node, repair }: { readonly node: ClauseNode; readonly repair?: Repair }) => (
  <li className={style.node}>
    <span className={`${style.sign} ${style[node.state]}`}>
      <span aria-hidden="true">{signs[node.state]}</span>
      <span className="visually-hidden">{zh.clause.marks[node.state]}</span>
    </span>
    <div className={style.body}>
      <p className={node.state === 'unmet' ? style.strong : ''}>{node.text}</p>
      {(node.detail || node.record_id) && (
        <p className={style.detail}>
          {node.detail}{' '}
          {node.record_id && (
            <Link to="/records/$id" params={{ id: node.record_id }} className="door">
              {zh.clause.record}
            </Link>
          )}
        </p>
      )}
      {node.state === 'unmet' && node.repair && repair?.(node.repair)}
      {node.children && node.children.length > 0 && <Nodes nodes={node.children} repair={repair} />}
    </div>
  </li>
)

type Repair = (form: string) => ReactNode

/** Clauses in their order; those met are folded beyond five. */
const Nodes = ({ nodes, repair }: { readonly nodes: readonly ClauseNode[]; readonly repair?: Repair }) => {
  const [all, setAll] = useState(false)
  const met = nodes.filter(({ state }) => state === 'met')
  const hidden = all ? [] : met.slice(FOLD)
  return (
    <ul className={style.list}>
      {nodes
        .filter((node) => !hidden.includes(node))
        .map((node) => (
          <Node key={`${node.code} ${node.text} ${node.date ?? ''}`} node={node} repair={repair} />
        ))}
      {hidden.length > 0 && (
        <li>
          <button type="button" className={style.more} onClick={() => setAll(true)}>
            {zh.clause.more(hidden.length)}
          </button>
        </li>
      )}
    </ul>
  )
}

/** Unmet leaves: what still has to be put right. */
export const unmetCount = (node: ClauseNode): number => {
  const inside = (node.children ?? []).reduce((sum, child) => sum + unmetCount(child), 0)
  return inside > 0 ? inside : Number(node.state === 'unmet')
}

/**
 * Why a person counts or not: each clause with its mark, the fact and its date, a link to the record. `repair` draws
 * the button for a node that can be put right by a form.
 */
export const ClauseTree = ({ tree, repair }: { readonly tree: ClauseNode; readonly repair?: Repair }) => (
  <Nodes nodes={tree.children && tree.children.length > 0 ? tree.children : [tree]} repair={repair} />
)
