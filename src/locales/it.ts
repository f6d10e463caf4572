import type { Messages } from '../ui/messages'

export const it: Messages = {
  title: 'Sta ancora usando questa pagina?',
  text: 'Non risultano attività da un po’ di tempo. Per proteggere i suoi dati, chiuderemo la sessione.',
  stay: 'Prolunga la sessione',
  signOut: 'Esci ora',
  pending: 'Un momento, per favore.',
  stayFailed:
    'Non è stato ancora possibile prolungare la sessione. Continueremo a provare finché c’è tempo.',
  lifetimeTitle: 'La sessione terminerà a breve',
  lifetimeText:
    'Per la sua sicurezza, questa sessione ha una durata massima. Salvi ora il suo lavoro.',
  dismiss: 'Torna alla pagina',
  timeLeft: 'Tempo rimanente:',
  checking: 'Stiamo verificando se la sessione è ancora aperta',
  checkFailed: 'Non è stato possibile raggiungere il server.',
  signingOut: 'Chiusura della sessione in corso',
  signOutFailed: 'La sessione è ancora aperta: non è stato possibile raggiungere il server.',
  retry: 'Riprova',
  offline: 'Non c’è connessione a Internet.',
  expired: 'La sessione è terminata.',
  signedOut: 'La sessione è stata chiusa.',
}
