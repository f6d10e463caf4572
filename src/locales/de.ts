import type { Messages } from '../ui/messages'

export const de: Messages = {
  title: 'Sind Sie noch da?',
  text: 'Sie waren hier seit einiger Zeit nicht mehr aktiv. Zum Schutz Ihrer Daten werden wir Sie abmelden.',
  stay: 'Angemeldet bleiben',
  signOut: 'Jetzt abmelden',
  pending: 'Einen Moment bitte.',
  stayFailed:
    'Ihre Sitzung konnte noch nicht verlängert werden. Wir versuchen es weiter, solange Zeit bleibt.',
  lifetimeTitle: 'Sie werden bald abgemeldet',
  lifetimeText:
    'Zu Ihrer Sicherheit hat diese Sitzung ein festes Ende. Bitte speichern Sie jetzt Ihre Arbeit.',
  dismiss: 'Zurück zur Seite',
  timeLeft: 'Restzeit:',
  checking: 'Wir prüfen, ob Sie noch angemeldet sind',
  checkFailed: 'Wir konnten den Server nicht erreichen.',
  signingOut: 'Sie werden abgemeldet',
  signOutFailed: 'Sie sind noch angemeldet: Wir konnten den Server nicht erreichen.',
  retry: 'Erneut versuchen',
  offline: 'Sie sind offline.',
  expired: 'Ihre Sitzung ist beendet.',
  signedOut: 'Sie sind abgemeldet.',
}
