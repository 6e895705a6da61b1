import type { OwnReview, Picture } from '@shuke/api-client/contract'
import { dataOf, idempotent } from '@shuke/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { api } from '@/app/api'
import { keys } from '@/app/queries'
import { attempt } from '@/shared/composables/attempts'
import type { LineOfOrder } from '@/shared/composables/useBoughtLine'

/** What the buyer fills in. */
export interface ReviewForm {
  stars: number
  text: string
  pictures: Picture[]
  anonymous: boolean
}

const sent = ({ stars, text, pictures, anonymous }: ReviewForm) => ({
  stars,
  text: text.trim(),
  mediaIds: pictures.map(({ id }) => id),
  anonymous,
})

function useKept() {
  const client = useQueryClient()
  return (own: OwnReview) => {
    client.setQueryData(keys.ownReview(own.review.id), own)
    void client.invalidateQueries({ queryKey: ['reviews'] })
    void client.invalidateQueries({ queryKey: keys.orders })
  }
}

/** Writes the review of a line; `written` runs before what is cached is called old. */
export function useWriteReview(line: LineOfOrder, written: (id: string) => Promise<unknown>) {
  const keep = useKept()
  return useMutation({
    mutationFn: (form: ReviewForm) =>
      attempt(`review.${line.lineId}`, sent(form), (key) =>
        dataOf(
          api.POST('/api/orders/{id}/lines/{lineId}/review', {
            params: { path: { id: line.orderId, lineId: line.lineId } },
            body: sent(form),
            headers: idempotent(key),
          }),
        ),
      ),
    onSuccess: async (own) => {
      await written(own.review.id)
      keep(own)
    },
  })
}

export function useOwnReview(id: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => keys.ownReview(toValue(id))),
    queryFn: (): Promise<OwnReview> =>
      dataOf(api.GET('/api/my/reviews/{id}', { params: { path: { id: toValue(id) } } })),
  })
}

/** Saves another version of the one that was seen. */
export function useEditReview() {
  const keep = useKept()
  return useMutation({
    mutationFn: ({ seen, form }: { seen: OwnReview; form: ReviewForm }) =>
      dataOf(
        api.PUT('/api/my/reviews/{id}', {
          params: { path: { id: seen.review.id }, query: { version: seen.version } },
          body: sent(form),
        }),
      ),
    onSuccess: keep,
  })
}
