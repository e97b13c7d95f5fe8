import { indicatorOf } from '@wangdi/kernel/indicator/list.ts'

/** The variant a door opens that names only the indicator: the default comes first. */
export const defaultVariant = (id: string): string => indicatorOf(id)?.variants[0].id ?? 'default'
