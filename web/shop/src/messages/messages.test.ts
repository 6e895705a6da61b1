import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

type Tree = { [name: string]: string | Tree }

const source = join(import.meta.dirname, '..')
const read = (part: string, locale: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, part, `${locale}.json`), 'utf8')) as Tree

function flat(tree: Tree, before = ''): [string, string][] {
  return Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [[before + name, value] as [string, string]]
      : flat(value, `${before}${name}.`),
  )
}

const catalogue = (locale: string) => new Map(['first', 'rest'].flatMap((part) => flat(read(part, locale))))
const chinese = catalogue('zh-CN')
const english = catalogue('en')
const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()
/** One of something and several of it, where the language tells them apart. */
const forms = (text: string) => text.split(' | ')

/** Keys in the code: whole ones, and the fixed beginnings of those that end in a value. */
function used() {
  const whole = new Set<string>()
  const beginnings = new Set<string>()
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  for (const file of files.filter((name) => /\.(vue|ts)$/.test(name) && !name.endsWith('.test.ts'))) {
    const code = readFileSync(join(source, file), 'utf8')
    for (const match of code.matchAll(/['`]([a-z][A-Za-z]*(?:\.[\w-]+)+)['`]/g)) whole.add(match[1]!)
    for (const match of code.matchAll(/`([a-z][A-Za-z]*(?:\.\w+)*(?:\.|[a-z]))\$\{/g))
      beginnings.add(match[1]!)
  }
  return { whole, beginnings }
}

describe('the message catalogues', () => {
  it('have the same keys in both languages, part by part', () => {
    for (const part of ['first', 'rest']) {
      const keys = (locale: string) => flat(read(part, locale)).map(([key]) => key)
      expect(keys('en')).toEqual(keys('zh-CN'))
    }
  })

  it('have no section in both parts', () => {
    const first = Object.keys(read('first', 'en'))
    expect(Object.keys(read('rest', 'en')).filter((name) => first.includes(name))).toEqual([])
  })

  it('say something everywhere, with the same places for values', () => {
    for (const [key, text] of chinese) {
      expect(text.trim(), key).not.toBe('')
      for (const form of forms(english.get(key)!)) expect(places(form), key).toEqual(places(text))
    }
  })

  it('have every key that the code names, and no other', () => {
    const { whole, beginnings } = used()
    const sections = new Set([...chinese.keys()].map((key) => key.split('.')[0]))
    const named = [...whole].filter((key) => sections.has(key.split('.')[0]!))
    expect(named.filter((key) => !chinese.has(key))).toEqual([])
    const idle = [...chinese.keys()].filter(
      (key) => !whole.has(key) && ![...beginnings].some((beginning) => key.startsWith(beginning)),
    )
    expect(idle).toEqual([])
  })
})
