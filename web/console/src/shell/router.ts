import { nextTick } from 'vue'
import { createRouter, createWebHistory } from 'vue-router'
import { whenSignInIsNeeded } from '@/api/api'
import { i18n } from '@/i18n/i18n'
import { forgetSession, session } from '@/session/useSession'
import { gate } from './guard'
import { modules } from './modules'

export const router = createRouter({
  history: createWebHistory(import.meta.env.BASE_URL),
  routes: [
    ...modules.flatMap((module) => module.routes),
    {
      path: '/not-allowed',
      name: 'not-allowed',
      component: () => import('./DeadEnd.vue'),
      props: { why: 'notAllowed' },
      meta: { title: 'shell.notAllowed.title' },
    },
    {
      path: '/:rest(.*)*',
      name: 'not-found',
      component: () => import('./DeadEnd.vue'),
      props: { why: 'notFound' },
      meta: { title: 'shell.notFound.title' },
    },
  ],
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? undefined : { top: 0 }),
})

router.beforeEach(async (to) => {
  const known = await session().catch(() => null)
  // The server cannot be reached: the page itself will say so and offer another try.
  if (!known) return true
  const way = gate(to, known)
  if (way !== true && typeof way === 'object' && 'name' in way && way.name === to.name) return true
  return way
})

router.afterEach(async (to) => {
  await nextTick()
  const { t } = i18n.global
  document.title = to.meta.title ? t('shell.titled', { page: t(to.meta.title) }) : t('shell.name')
})

whenSignInIsNeeded(() => {
  forgetSession()
  const here = router.currentRoute.value
  if (!here.meta.open) void router.replace({ name: 'sign-in', query: { to: here.fullPath } })
})
