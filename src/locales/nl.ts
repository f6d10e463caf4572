import type { Messages } from '../ui/messages'

export const nl: Messages = {
  title: 'Bent u er nog?',
  text: 'U hebt hier al een tijdje niets gedaan. Om uw gegevens te beschermen, loggen we u straks uit.',
  stay: 'Ingelogd blijven',
  signOut: 'Nu uitloggen',
  pending: 'Een ogenblik, alstublieft.',
  stayFailed:
    'Uw sessie kon nog niet worden verlengd. We blijven het proberen zolang er nog tijd is.',
  lifetimeTitle: 'U wordt binnenkort uitgelogd',
  lifetimeText: 'Voor uw veiligheid heeft deze sessie een vaste eindtijd. Sla uw werk nu op.',
  dismiss: 'Terug naar de pagina',
  timeLeft: 'Resterende tijd:',
  checking: 'We controleren of u nog bent ingelogd',
  checkFailed: 'We konden de server niet bereiken.',
  signingOut: 'U wordt uitgelogd',
  signOutFailed: 'U bent nog ingelogd: we konden de server niet bereiken.',
  retry: 'Opnieuw proberen',
  offline: 'U bent offline.',
  expired: 'Uw sessie is beëindigd.',
  signedOut: 'U bent uitgelogd.',
}
