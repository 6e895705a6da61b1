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

  it('leaves everything else as it is', () => {
    const text = '<b>@nobody</b> # 1\nمرحبا'
    expect(splitText(text, [])).toEqual([{ kind: 'words', text }])
    expect(splitText('', [])).toEqual([])
  })
})
