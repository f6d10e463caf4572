import type { Messages } from '../ui/messages'

export const ko: Messages = {
  title: '아직 이용 중이신가요?',
  text: '한동안 이용하지 않으셨습니다. 정보를 보호하기 위해 자동으로 로그아웃됩니다.',
  stay: '로그인 유지',
  signOut: '지금 로그아웃',
  pending: '잠시만 기다려 주세요.',
  stayFailed: '아직 세션을 연장하지 못했습니다. 시간이 남아 있는 동안 계속 시도하겠습니다.',
  lifetimeTitle: '곧 로그아웃됩니다',
  lifetimeText:
    '보안을 위해 이 세션에는 정해진 종료 시각이 있습니다. 지금 작업 내용을 저장해 주세요.',
  dismiss: '페이지로 돌아가기',
  timeLeft: '남은 시간:',
  checking: '로그인 상태를 확인하고 있습니다',
  checkFailed: '서버에 연결하지 못했습니다.',
  signingOut: '로그아웃하고 있습니다',
  signOutFailed: '아직 로그인되어 있습니다. 서버에 연결하지 못했습니다.',
  retry: '다시 시도',
  offline: '오프라인 상태입니다.',
  expired: '세션이 종료되었습니다.',
  signedOut: '로그아웃되었습니다.',
}
