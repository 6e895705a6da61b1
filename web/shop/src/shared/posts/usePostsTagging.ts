import type { Post } from '@shuke/api-client/contract'
import { dataOf } from '@shuke/api-client'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { api } from '@/app/api'
import { keys } from '@/app/queries'
import { usePages } from '@/shared/composables/usePages'

/** Posts that have a product on a picture. */
export function usePostsTagging(productId: MaybeRefOrGetter<string>) {
  return usePages<Post>(
    computed(() => keys.postsTagging(toValue(productId))),
    (after) =>
      dataOf(
        api.GET('/api/products/{productId}/posts', {
          params: { path: { productId: toValue(productId) }, query: { after } },
        }),
      ),
  )
}
