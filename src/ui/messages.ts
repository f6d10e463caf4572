/** The texts of the dialog and the curtain. */
export const english = {
  title: 'Are you still there?',
  text: 'You have not done anything here for a while. To protect your data we will sign you out.',
  stay: 'Stay signed in',
  signOut: 'Sign out now',
  pending: 'One moment, please.',
  stayFailed: 'Your session could not be extended yet. We will keep trying.',
  lifetimeTitle: 'You will be signed out soon',
  lifetimeText: 'Your session has a fixed end. Save your work now.',
  dismiss: 'Back to the page',
  timeLeft: 'Time left:',
  checking: 'Checking your session',
  checkFailed: 'We could not reach the server.',
  signingOut: 'Signing you out',
  signOutFailed: 'You are still signed in: we could not reach the server.',
  retry: 'Try again',
  expired: 'Your session has ended.',
  signedOut: 'You are signed out.',
  offline: 'You are offline.',
}

/** A whole set of them. */
export type Messages = Readonly<Record<keyof typeof english, string>>
