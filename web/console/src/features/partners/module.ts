import { Connection, House } from '@element-plus/icons-vue'
import type { Right } from '@shuke/api-client/contract'
import type { ConsoleModule } from '@/shell/module'

const rights: Right[] = ['CARE']

export const partners: ConsoleModule = {
  routes: [
    {
      path: '/partners',
      name: 'partners',
      component: () => import('./pages/PartnersPage.vue'),
      meta: { title: 'partners.title', rights },
    },
    {
      path: '/bindings',
      name: 'bindings',
      component: () => import('./pages/BindingsPage.vue'),
      meta: { title: 'partners.bindings.title', rights },
    },
  ],
  menu: [
    { route: 'partners', label: 'partners.title', icon: House, group: 'people', rights },
    { route: 'bindings', label: 'partners.bindings.title', icon: Connection, group: 'people', rights },
  ],
}
