import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import en from './en'
import zh from './zh-CN'

const source = join(import.meta.dirname, '..')

function keysOf(messages: Record<string, unknown>, path = ''): string[] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [`${path}${key}`]
      : keysOf(value as Record<string, unknown>, `${path}${key}.`),
  )
}

function catalogue(locale: string): Record<string, unknown> {
  const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>
  const all = read(join(source, `messages/${locale}.json`))
  for (const feature of readdirSync(join(source, 'features'))) {
    all[feature] = read(join(source, `features/${feature}/messages/${locale}.json`))
  }
  return all
}

const chinese = keysOf(catalogue('zh-CN'))
const english = keysOf(catalogue('en'))
const files = (readdirSync(source, { recursive: true }) as string[])
  .filter((file) => /\.(vue|ts)$/.test(file) && !file.endsWith('.test.ts'))
  .map((file) => ({ file, text: readFileSync(join(source, file), 'utf8') }))

describe('messages', () => {
  it('are the same in both languages', () => {
    expect(english.sort()).toEqual(chinese.sort())
  })

  it('take the same parameters in both languages', () => {
    const parameters = (locale: string) =>
      Object.fromEntries(
        flat(catalogue(locale)).map(([key, text]) => [
          key,
          [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort(),
        ]),
      )
    expect(parameters('en')).toEqual(parameters('zh-CN'))
  })

  it('reach the page under the names of their features', () => {
    expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort())
    expect(zh).toHaveProperty('orders')
    expect(zh).toHaveProperty('shell')
  })

  it.each(files)('has every word that $file asks for', ({ text }) => {
    const asked = [
      ...text.matchAll(/\bt\(\s*'([^']+)'/g),
      ...text.matchAll(/(?:title|label): '(\w+\.[\w.]+)'/g),
    ]
    const missing = asked.map(([, key]) => key!).filter((key) => !chinese.includes(key))
    expect(missing).toEqual([])
  })
})

function flat(messages: Record<string, unknown>, path = ''): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string'
      ? [[`${path}${key}`, value]]
      : flat(value as Record<string, unknown>, `${path}${key}.`),
  )
}
