import { describe, expect, it } from 'vitest'
import { splitText } from './splitText'

describe('splitText', () => {
  it('finds topics and the people who are mentioned', () => {
    const parts = splitText('和 @若兰 喝 #龙井茶, ＃Honey!', [{ code: 'P1', name: '若兰' }])
    expect(parts.map(({ kind, text }) => `${kind}:${text}`)).toEqual([
      'words:和 ',
      'person:@若兰',
      'words: 喝 ',
      'topic:#龙井茶',
      'words:, ',
      'topic:＃Honey',
      'words:!',
    ])
    expect(parts[5]).toMatchObject({ topic: 'honey' })
  })

  it('takes no name out of a longer one', () => {
    const mentions = [
      { code: 'P1', name: 'Lin' },
      { code: 'P2', name: 'Linda' },
      { code: 'P3', name: '若兰' },
    ]
    const parts = splitText('@Linda, @Lin! @若兰来了', mentions)
    expect(parts.filter(({ kind }) => kind === 'person')).toEqual([
      { kind: 'person', text: '@Linda', code: 'P2' },
      { kind: 'person', text: '@Lin', code: 'P1' },
      { kind: 'person', text: '@若兰', code: 'P3' },
    ])
    expect(splitText('@Linda', mentions.slice(0, 1))).toEqual([{ kind: 'words', text: '@Linda' }])
  })

  it('leaves everything else as it is', () => {
    const text = '<b>@nobody</b> # 1\nمرحبا'
    expect(splitText(text, [])).toEqual([{ kind: 'words', text }])
    expect(splitText('', [])).toEqual([])
  })
})
