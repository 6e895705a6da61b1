import { aftersales } from '@/features/aftersales/module'
import { audit } from '@/features/audit/module'
import { catalogue } from '@/features/catalogue/module'
import { circles } from '@/features/circles/module'
import { commission } from '@/features/commission/module'
import { coupons } from '@/features/coupons/module'
import { dashboard } from '@/features/dashboard/module'
import { experts } from '@/features/experts/module'
import { flash } from '@/features/flash/module'
import { groupbuying } from '@/features/groupbuying/module'
import { holds } from '@/features/holds/module'
import { ledger } from '@/features/ledger/module'
import { moderation } from '@/features/moderation/module'
import { orders } from '@/features/orders/module'
import { partners } from '@/features/partners/module'
import { payments } from '@/features/payments/module'
import { payouts } from '@/features/payouts/module'
import { people } from '@/features/people/module'
import { questions } from '@/features/questions/module'
import { reviews } from '@/features/reviews/module'
import { sandbox } from '@/features/sandbox/module'
import { security } from '@/features/security/module'
import { supply } from '@/features/supply/module'
import { suppliers } from '@/features/suppliers/module'
import { signin } from '@/features/signin/module'
import { queues } from '@/features/queues/module'
import type { ConsoleModule } from './module'

/** Every part of the console, in the order of the menu. */
export const modules: ConsoleModule[] = [
  signin,
  supply,
  dashboard,
  queues,
  catalogue,
  coupons,
  groupbuying,
  flash,
  orders,
  aftersales,
  moderation,
  experts,
  questions,
  reviews,
  suppliers,
  people,
  circles,
  partners,
  commission,
  ledger,
  payouts,
  holds,
  payments,
  audit,
  security,
  sandbox,
]
