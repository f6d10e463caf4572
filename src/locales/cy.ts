import type { Messages } from '../ui/messages'

export const cy: Messages = {
  title: 'Ydych chi yno o hyd?',
  text: 'Nid ydych wedi gwneud dim byd yma ers tro. Er mwyn diogelu eich data, byddwn yn eich allgofnodi.',
  stay: 'Aros wedi’ch mewngofnodi',
  signOut: 'Allgofnodi nawr',
  pending: 'Un eiliad, os gwelwch yn dda.',
  stayFailed:
    'Nid ydym wedi gallu ymestyn eich sesiwn eto. Byddwn yn parhau i geisio tra bydd amser ar ôl.',
  lifetimeTitle: 'Byddwch yn cael eich allgofnodi cyn bo hir',
  lifetimeText:
    'Er eich diogelwch, mae amser gorffen penodol i’r sesiwn hon. Cadwch eich gwaith nawr.',
  dismiss: 'Yn ôl i’r dudalen',
  timeLeft: 'Amser ar ôl:',
  checking: 'Wrthi’n gwirio a ydych wedi’ch mewngofnodi o hyd',
  checkFailed: 'Nid oedd modd cysylltu â’r gweinydd.',
  signingOut: 'Wrthi’n eich allgofnodi',
  signOutFailed: 'Rydych wedi’ch mewngofnodi o hyd: nid oedd modd cysylltu â’r gweinydd.',
  retry: 'Rhoi cynnig arall arni',
  offline: 'Rydych all-lein.',
  expired: 'Mae eich sesiwn wedi dod i ben.',
  signedOut: 'Rydych wedi’ch allgofnodi.',
}
