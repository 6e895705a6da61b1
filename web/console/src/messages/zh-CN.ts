import { gather } from '@/i18n/gather'
import own from './zh-CN.json'

const features = import.meta.glob('../features/*/messages/zh-CN.json', { eager: true, import: 'default' })

export default gather(own, features)
