import { gather } from '@/i18n/gather'
import own from './en.json'

const features = import.meta.glob('../features/*/messages/en.json', { eager: true, import: 'default' })

export default gather(own, features)
