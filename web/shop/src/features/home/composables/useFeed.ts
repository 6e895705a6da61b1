import { dataOf } from '@shuke/api-client'
import { api } from '@/app/api'
import { keys } from '@/app/queries'
import { usePages } from '@/shared/composables/usePages'

/** The reader's home feed, by their own switches. */
export function useFeed() {
  return usePages(keys.feed, (after) => dataOf(api.GET('/api/feed', { params: { query: { after } } })))
}
