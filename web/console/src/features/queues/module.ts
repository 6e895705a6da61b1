import { Checked } from '@element-plus/icons-vue'
import type { ConsoleModule } from '@/shell/module'

export const queues: ConsoleModule = {
  routes: [
    {
      path: '/work',
      name: 'work',
      component: () => import('./pages/WorkPage.vue'),
      meta: { title: 'queues.title' },
    },
  ],
  menu: [{ route: 'work', label: 'queues.title', icon: Checked, group: 'day', rights: [] }],
}
