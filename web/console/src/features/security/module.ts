import { Key } from '@element-plus/icons-vue'
import type { ConsoleModule } from '@/shell/module'

export const security: ConsoleModule = {
  routes: [
    {
      path: '/security',
      name: 'security',
      component: () => import('./pages/SecurityPage.vue'),
      meta: { title: 'security.title' },
    },
  ],
  menu: [{ route: 'security', label: 'security.title', icon: Key, group: 'house', rights: [] }],
}
