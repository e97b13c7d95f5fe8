import { type DataClass, isRestricted } from '@wangdi/kernel/access/class.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { factsOf } from '@wangdi/kernel/programme/facts.ts'
import type { Programme } from '@wangdi/kernel/programme/programme.ts'
import type { Subject } from '@wangdi/kernel/programme/subject.ts'
import { programmes } from '@wangdi/kernel/programmes/list.ts'
import type { Scope } from './scope.ts'

/** Whether a scope sees a programme of everybody in its villages: a general one, or one whose class it holds. */
export const holdsProgramme = ({ classes }: Pick<Scope, 'classes'>, { dataClass = 'D1' }: Programme): boolean =>
  !isRestricted(dataClass) || classes.includes(dataClass)

/** The programmes of which a scope sees everything. Others leave no trace, persons assigned by name aside. */
export const visibleProgrammes = (scope: Pick<Scope, 'classes'>): readonly Programme[] =>
  programmes.filter((programme) => holdsProgramme(scope, programme))

export const programmeOf = (id: string): Programme | undefined => programmes.find((programme) => programme.id === id)

/** What a programme is explained from: the same facts as it was derived from (docs/decisions/0009). */
export const factsFor = (programme: { readonly dataClass?: DataClass }, subject: Subject): Subject =>
  factsOf(programme, subject, formOf)

/** The general facts of a person: what every reader of the record may see. */
export const openFacts = (subject: Subject): Subject => factsOf({}, subject, formOf)
