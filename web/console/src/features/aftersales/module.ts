import { RefreshLeft } from '@element-plus/icons-vue'
import type { Right } from '@shuke/api-client/contract'
import type { ConsoleModule } from '@/shell/module'

const rights: Right[] = ['CARE']

export const aftersales: ConsoleModule = {
  routes: [
    {
      path: '/after-sales',
      name: 'after-sales',
      component: () => import('./pages/AfterSalesPage.vue'),
      meta: { title: 'aftersales.title', rights },
    },
    {
      path: '/after-sales/:id',
      name: 'after-sale',
      component: () => import('./pages/AfterSalePage.vue'),
      props: true,
      meta: { title: 'aftersales.one', rights, under: 'after-sales' },
    },
  ],
  menu: [{ route: 'after-sales', label: 'aftersales.title', icon: RefreshLeft, group: 'market', rights }],
}
