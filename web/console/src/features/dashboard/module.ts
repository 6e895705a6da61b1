import { Odometer } from '@element-plus/icons-vue'
import type { ConsoleModule } from '@/shell/module'

export const dashboard: ConsoleModule = {
  routes: [
    {
      path: '/',
      name: 'dashboard',
      component: () => import('./pages/DashboardPage.vue'),
      meta: { title: 'dashboard.title' },
    },
  ],
  menu: [{ route: 'dashboard', label: 'dashboard.title', icon: Odometer, group: 'day', rights: [] }],
}
