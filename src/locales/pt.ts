import type { Messages } from '../ui/messages'

export const pt: Messages = {
  title: 'Ainda está aí?',
  text: 'Esta página está sem atividade há algum tempo. Para proteger os seus dados, vamos encerrar a sessão.',
  stay: 'Manter a sessão aberta',
  signOut: 'Sair agora',
  pending: 'Um momento, por favor.',
  stayFailed:
    'Ainda não foi possível prolongar a sessão. Continuaremos a tentar enquanto houver tempo.',
  lifetimeTitle: 'A sessão terminará em breve',
  lifetimeText:
    'Para a sua segurança, esta sessão tem uma duração máxima. Grave o seu trabalho agora.',
  dismiss: 'Voltar à página',
  timeLeft: 'Tempo restante:',
  checking: 'Verificação da sessão em curso',
  checkFailed: 'Não foi possível comunicar com o servidor.',
  signingOut: 'Encerramento da sessão em curso',
  signOutFailed: 'A sessão continua aberta: não foi possível comunicar com o servidor.',
  retry: 'Tentar novamente',
  offline: 'Está sem acesso à Internet.',
  expired: 'A sessão terminou.',
  signedOut: 'A sessão foi encerrada.',
}
