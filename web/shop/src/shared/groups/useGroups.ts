import type { GroupOffer, GroupPage } from '@shuke/api-client/contract'
import { dataOf } from '@shuke/api-client'
import { ProblemError } from '@shuke/api-client/problem'
import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { api } from '@/app/api'
import { keys } from '@/app/queries'

const LIVE = 2_000
const LATELY = 15_000

/** What a product costs bought together; null where it can't be. */
export function useGroupOffer(productId: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => keys.groupOffer(toValue(productId))),
    queryFn: async (): Promise<GroupOffer | null> =>
      (
        await dataOf(
          api.GET('/api/products/{id}/group-offers', { params: { path: { id: toValue(productId) } } }),
        )
      ).items[0] ?? null,
    refetchInterval: LATELY,
  })
}

/** What the members of a circle can buy together. */
export function useCircleGroupOffers(circleId: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => keys.circleGroupOffers(toValue(circleId))),
    queryFn: async () =>
      (
        await dataOf(
          api.GET('/api/circles/{id}/group-offers', { params: { path: { id: toValue(circleId) } } }),
        )
      ).items,
  })
}

/** Groups that lack few people. */
export function useAlmostFull() {
  return useQuery({
    queryKey: keys.almostFull,
    queryFn: async () => (await dataOf(api.GET('/api/groups'))).items,
    refetchInterval: LATELY,
  })
}

/** A group, asked for again and again as long as it can change. */
export function useGroup(code: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => keys.group(toValue(code))),
    queryFn: (): Promise<GroupPage> =>
      dataOf(api.GET('/api/groups/{code}', { params: { path: { code: toValue(code) } } })),
    staleTime: 0,
    refetchInterval: ({ state }) =>
      !circleOf(state.error) && (!state.data || state.data.state === 'OPENING' || state.data.state === 'OPEN')
        ? LIVE
        : false,
  })
}

/** The circle that a refused group is for, where its members alone may see it. */
export function circleOf(error: unknown): string | null {
  return error instanceof ProblemError && error.code === 'group-for-members'
    ? String(error.problem['circleId'])
    : null
}

/** The end of a countdown on this device's clock, which may be wrong: what is left counts from the server's now. */
export function localEnd(end: string, serverNow: string, heardAt: number): string {
  return new Date(heardAt + Date.parse(end) - Date.parse(serverNow)).toISOString()
}
