import type {} from 'lastcall/auto'
import { byId } from '../dom'
import { ownDialog } from './dialog'

// The script tag has started the session, unless its options were wrong.
const session = window.lastcall?.session
if (session) ownDialog(session, byId<HTMLDialogElement>('last-call'))
