import type { Post } from '@shuke/api-client/contract'
import { dataOf } from '@shuke/api-client'
import { useQueryClient } from '@tanstack/vue-query'
import { ref, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { api } from '@/app/api'
import { useProblem } from '@/shared/composables/useProblem'
import { useSession } from '@/shared/composables/useSession'

/** Likes and saves a post: shown at once, and taken back where the server says no. */
export function usePostActs(post: () => Post) {
  const queries = useQueryClient()
  const router = useRouter()
  const route = useRoute()
  const { person } = useSession()
  const { tell } = useProblem()
  const liked = ref(false)
  const likes = ref(0)
  const saved = ref(false)
  let running = false
  watch(
    post,
    (known) => {
      liked.value = known.liked
      likes.value = known.likes
      saved.value = known.saved
    },
    { immediate: true },
  )

  async function act(change: () => void, back: () => void, send: () => Promise<unknown>) {
    if (!person.value) {
      void router.push({ path: '/sign-in', query: { return: route.fullPath } })
      return
    }
    if (running) return
    running = true
    change()
    try {
      await send()
      // Lists are read anew when they are next opened, and not under the reader's thumb.
      void queries.invalidateQueries({ queryKey: ['posts'], refetchType: 'none' })
    } catch (error) {
      back()
      tell(error)
    } finally {
      running = false
    }
  }

  const path = () => ({ params: { path: { id: post().id } } })

  function flipLike() {
    liked.value = !liked.value
    likes.value += liked.value ? 1 : -1
  }
  function flipSave() {
    saved.value = !saved.value
  }

  return {
    liked,
    likes,
    saved,
    like: () =>
      act(flipLike, flipLike, () =>
        liked.value
          ? dataOf(api.PUT('/api/posts/{id}/like', path()))
          : dataOf(api.DELETE('/api/posts/{id}/like', path())),
      ),
    save: () =>
      act(flipSave, flipSave, () =>
        saved.value
          ? dataOf(api.PUT('/api/posts/{id}/save', path()))
          : dataOf(api.DELETE('/api/posts/{id}/save', path())),
      ),
  }
}
