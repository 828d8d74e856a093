import type { Declaration, Resource, ResourceKind, SituationKind } from '../api.ts'
import { findCents } from '../rules.ts'

/** A line of income as it is typed. */
export type Line = { id: number; kind: ResourceKind; text: string }
/** What a form of income holds, amounts as they were typed. */
export type Income = { salary: string; others: Line[]; situations: SituationKind[]; isStudent: boolean }

const toText = (amountCents: number) => (amountCents / 100).toFixed(2).replace('.', ',').replace(',00', '')

/** An empty form, or what was declared before, to correct. */
export function firstIncome(before?: Pick<Declaration, 'resources' | 'situations' | 'isStudent'>): Income {
  const salary = before?.resources.filter(({ kind }) => kind === 'salary').reduce((sum, { amountCents }) => sum + amountCents, 0)
  const others = before?.resources.filter(({ kind }) => kind !== 'salary') ?? []
  return {
    salary: salary ? toText(salary) : '',
    others: others.map(({ kind, amountCents }, id) => ({ id, kind, text: toText(amountCents) })),
    situations: before?.situations ?? [],
    isStudent: before?.isStudent ?? false,
  }
}

/** The amounts that were typed, without those that are nothing; undefined while one cannot be read. */
export function toResources({ salary, others }: Pick<Income, 'salary' | 'others'>): Resource[] | undefined {
  const lines: { kind: ResourceKind; text: string }[] = [{ kind: 'salary', text: salary }, ...others]
  const resources = lines.map(({ kind, text }) => ({ kind, amountCents: findCents(text) }))
  const isRead = resources.every((r): r is Resource => r.amountCents !== undefined)
  return isRead ? resources.filter(({ amountCents }) => amountCents > 0) : undefined
}

/** Income added up by kind, in the order of the first line of each. */
export function sumsByKind(resources: readonly Resource[]): Resource[] {
  const sums = new Map<ResourceKind, number>()
  for (const { kind, amountCents } of resources) sums.set(kind, (sums.get(kind) ?? 0) + amountCents)
  return [...sums].map(([kind, amountCents]) => ({ kind, amountCents }))
}
