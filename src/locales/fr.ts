import type { Messages } from '../ui/messages'

export const fr: Messages = {
  title: 'Êtes-vous toujours là\u00A0?',
  text: 'Vous n’avez effectué aucune action depuis un certain temps. Pour protéger vos données, nous allons vous déconnecter.',
  stay: 'Prolonger la session',
  signOut: 'Se déconnecter maintenant',
  pending: 'Un instant, s’il vous plaît.',
  stayFailed:
    'Votre session n’a pas encore pu être prolongée. Nous continuerons d’essayer tant qu’il reste du temps.',
  lifetimeTitle: 'Votre session va bientôt prendre fin',
  lifetimeText:
    'Pour votre sécurité, cette session a une durée maximale. Enregistrez votre travail dès maintenant.',
  dismiss: 'Revenir à la page',
  timeLeft: 'Temps restant\u00A0:',
  checking: 'Nous vérifions si votre session est toujours ouverte',
  checkFailed: 'Nous n’avons pas pu joindre le serveur.',
  signingOut: 'Déconnexion en cours',
  signOutFailed:
    'Votre session est toujours ouverte\u00A0: nous n’avons pas pu joindre le serveur.',
  retry: 'Réessayer',
  offline: 'Vous êtes hors ligne.',
  expired: 'Votre session a pris fin.',
  signedOut: 'La déconnexion a été effectuée.',
}
