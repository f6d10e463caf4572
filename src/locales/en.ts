import { english, type Messages } from '../ui/messages'

export const en: Messages = english
