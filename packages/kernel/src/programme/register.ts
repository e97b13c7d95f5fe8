import type { Programme, RegisterCut } from './programme.ts'

const everyone: readonly RegisterCut[] = [{ id: 'all', label: '全部', having: ['present'] }]

/** The cuts of a programme's register, the whole one first. */
export const cutsOf = ({ register }: Programme): readonly RegisterCut[] => register ?? everyone

/** The cut of an id; the whole register where there is none of that id. */
export const cutOf = (programme: Programme, id: string | undefined): RegisterCut => {
  const cuts = cutsOf(programme)
  return cuts.find((cut) => cut.id === id) ?? cuts[0]
}
