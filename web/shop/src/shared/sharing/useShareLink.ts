import type { ShareChannel, ShareTargetKind } from '@shuke/api-client/contract'
import { dataOf } from '@shuke/api-client'
import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { api } from '@/app/api'
import { keys } from '@/app/queries'

export interface ShareTarget {
  kind: ShareTargetKind
  id: string | null
}

/**
 * The person's links for one target: the poster's is asked for at once, the others when they are needed. The
 * server answers the same link for the same target, channel and place.
 */
export function useShareLink(
  target: MaybeRefOrGetter<ShareTarget>,
  placement: MaybeRefOrGetter<string>,
  enabled: MaybeRefOrGetter<boolean>,
) {
  const client = useQueryClient()

  function query(channel: ShareChannel) {
    const { kind, id } = toValue(target)
    return {
      queryKey: [...keys.shareLink(kind, id), channel, toValue(placement)],
      queryFn: () =>
        dataOf(
          api.POST('/api/share-links', {
            body: { target: { kind, id }, channel, placement: toValue(placement) },
          }),
        ),
      staleTime: Infinity,
    }
  }

  const poster = useQuery(computed(() => ({ ...query('POSTER'), enabled: toValue(enabled) })))
  const linkFor = async (channel: ShareChannel) => (await client.ensureQueryData(query(channel))).url

  return { poster, linkFor }
}
