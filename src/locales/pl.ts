import type { Messages } from '../ui/messages'

export const pl: Messages = {
  title: 'Czy przedłużyć sesję?',
  text: 'Od pewnego czasu nie widzimy tu żadnej aktywności. Aby chronić dane, zakończymy sesję.',
  stay: 'Przedłuż sesję',
  signOut: 'Wyloguj się teraz',
  pending: 'Proszę chwilę poczekać.',
  stayFailed: 'Nie udało się jeszcze przedłużyć sesji. Będziemy próbować dalej, dopóki jest czas.',
  lifetimeTitle: 'Wkrótce nastąpi wylogowanie',
  lifetimeText:
    'Ze względów bezpieczeństwa czas trwania tej sesji jest ograniczony. Prosimy teraz zapisać swoją pracę.',
  dismiss: 'Powrót do strony',
  timeLeft: 'Pozostały czas:',
  checking: 'Sprawdzamy, czy sesja nadal trwa',
  checkFailed: 'Nie udało się połączyć z serwerem.',
  signingOut: 'Trwa wylogowywanie',
  signOutFailed: 'Sesja nadal trwa: nie udało się połączyć z serwerem.',
  retry: 'Spróbuj ponownie',
  offline: 'Brak połączenia z internetem.',
  expired: 'Sesja została zakończona.',
  signedOut: 'Wylogowano.',
}
