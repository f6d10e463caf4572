import type { Messages } from '../ui/messages'

export const ja: Messages = {
  title: 'まだご利用中ですか？',
  text: 'しばらく操作が行われていません。データを保護するため、自動的にログアウトします。',
  stay: 'ログインを継続する',
  signOut: '今すぐログアウトする',
  pending: '少々お待ちください。',
  stayFailed: 'セッションをまだ延長できていません。残り時間がある限り、再試行を続けます。',
  lifetimeTitle: 'まもなくログアウトされます',
  lifetimeText:
    '安全のため、このセッションには終了時刻が定められています。今すぐ作業内容を保存してください。',
  dismiss: 'ページに戻る',
  timeLeft: '残り時間:',
  checking: 'ログイン状態を確認しています',
  checkFailed: 'サーバーに接続できませんでした。',
  signingOut: 'ログアウトしています',
  signOutFailed: 'まだログインしたままです。サーバーに接続できませんでした。',
  retry: 'もう一度試す',
  offline: 'オフラインです。',
  expired: 'セッションが終了しました。',
  signedOut: 'ログアウトしました。',
}
