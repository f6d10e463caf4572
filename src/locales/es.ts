import type { Messages } from '../ui/messages'

export const es: Messages = {
  title: '¿Sigue ahí?',
  text: 'No ha realizado ninguna acción desde hace un rato. Para proteger sus datos, cerraremos su sesión.',
  stay: 'Mantener la sesión abierta',
  signOut: 'Cerrar sesión ahora',
  pending: 'Un momento, por favor.',
  stayFailed:
    'Todavía no ha sido posible prolongar su sesión. Seguiremos intentándolo mientras quede tiempo.',
  lifetimeTitle: 'Su sesión finalizará pronto',
  lifetimeText: 'Por su seguridad, esta sesión tiene una duración máxima. Guarde ahora su trabajo.',
  dismiss: 'Volver a la página',
  timeLeft: 'Tiempo restante:',
  checking: 'Comprobando si su sesión sigue abierta',
  checkFailed: 'No se pudo conectar con el servidor.',
  signingOut: 'Cerrando su sesión',
  signOutFailed: 'Su sesión sigue abierta: no se pudo conectar con el servidor.',
  retry: 'Intentar de nuevo',
  offline: 'No tiene conexión a Internet.',
  expired: 'Su sesión ha finalizado.',
  signedOut: 'Se ha cerrado su sesión.',
}
