import { Checked } from '@element-plus/icons-vue'
import type { ConsoleModule } from '@/shell/module'

export const work: ConsoleModule = {
  routes: [
    {
      path: '/work',
      name: 'work',
      component: () => import('./pages/WorkPage.vue'),
      meta: { title: 'work.title' },
    },
  ],
  menu: [{ route: 'work', label: 'work.title', icon: Checked, group: 'day', rights: [] }],
}
