import { dataOf } from '@shuke/api-client'
import type { ListedWord } from '@shuke/api-client/contract'
import { useAct } from '@/acts/useAct'
import { api } from '@/api/api'
import { useKeysetList } from '@/lists/useKeysetList'
import { useUrlFilters } from '@/lists/useUrlFilters'

export function useWordList() {
  const url = useUrlFilters()
  return useKeysetList({
    key: ['listed-words'],
    filters: url.filters,
    read: (query) => dataOf(api.GET('/api/operator/listed-words', { params: { query } })),
  })
}

export function useAddWord(done: () => void) {
  return useAct(
    (body: Pick<ListedWord, 'word' | 'effect'>) => dataOf(api.POST('/api/operator/listed-words', { body })),
    { stale: ['listed-words'], done },
  )
}

export function useRemoveWord() {
  return useAct(
    (id: string) => dataOf(api.DELETE('/api/operator/listed-words/{id}', { params: { path: { id } } })),
    { stale: ['listed-words'] },
  )
}
