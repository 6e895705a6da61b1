import { ChatDotRound } from '@element-plus/icons-vue'
import type { ConsoleModule } from '@/shell/module'

/** Circles that were asked for, and all others, for the staff who care for people. */
export const circles: ConsoleModule = {
  routes: [
    {
      path: '/circles',
      name: 'circles',
      component: () => import('./pages/CirclesPage.vue'),
      meta: { title: 'circles.title', rights: ['CARE'] },
    },
    {
      path: '/circles/:id',
      name: 'circle',
      component: () => import('./pages/CirclePage.vue'),
      props: true,
      meta: { title: 'circles.one', rights: ['CARE'], under: 'circles' },
    },
  ],
  menu: [{ route: 'circles', label: 'circles.title', icon: ChatDotRound, group: 'people', rights: ['CARE'] }],
}
