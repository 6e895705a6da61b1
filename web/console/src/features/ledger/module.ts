import { Notebook } from '@element-plus/icons-vue'
import type { Right } from '@shuke/api-client/contract'
import type { ConsoleModule } from '@/shell/module'

const rights: Right[] = ['FINANCE']
const under = 'ledger'

export const ledger: ConsoleModule = {
  routes: [
    {
      path: '/ledger',
      name: 'ledger',
      component: () => import('./pages/TrialBalancePage.vue'),
      meta: { title: 'ledger.title', rights },
    },
    {
      path: '/ledger/accounts',
      name: 'ledger-accounts',
      component: () => import('./pages/AccountsPage.vue'),
      meta: { title: 'ledger.accounts.title', rights, under },
    },
    {
      path: '/ledger/accounts/:id',
      name: 'ledger-account',
      component: () => import('./pages/AccountPage.vue'),
      props: true,
      meta: { title: 'ledger.account.title', rights, under },
    },
    {
      path: '/ledger/transfers',
      name: 'transfers',
      component: () => import('./pages/TransfersPage.vue'),
      meta: { title: 'ledger.transfers.title', rights, under },
    },
    {
      path: '/ledger/transfers/:id',
      name: 'transfer',
      component: () => import('./pages/TransferPage.vue'),
      props: true,
      meta: { title: 'ledger.transfer.title', rights, under },
    },
  ],
  menu: [{ route: 'ledger', label: 'ledger.title', icon: Notebook, group: 'money', rights }],
}
