import type { LocationQuery, LocationQueryRaw } from 'vue-router'

/** One value of the address, never a list. */
export function one(value: LocationQuery[string] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? ''
}

/** The address's filters by name; what is not set is empty. */
export function filtersIn<K extends string>(query: LocationQuery, names: readonly K[]): Record<K, string> {
  return Object.fromEntries(names.map((name) => [name, one(query[name])])) as Record<K, string>
}

/** The address after a filter changed: without empty filters, and back on the first page. */
export function changed(query: LocationQuery, change: Record<string, string | undefined>): LocationQueryRaw {
  const next: LocationQueryRaw = { ...query, ...change, after: undefined }
  return Object.fromEntries(Object.entries(next).filter(([, value]) => value !== '' && value !== undefined))
}

/** Filters as the server takes them: what is empty is not sent. */
export function set<T extends Record<string, string>>(filters: T): Partial<T> {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== '')) as Partial<T>
}

/** Where a list comes from as a file; a link cannot ask for a language in a header. */
export function exportAddress(path: string, filters: Record<string, string>, language: string): string {
  return `${path}.csv?${new URLSearchParams({ ...set(filters), language })}`
}
