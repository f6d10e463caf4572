import type { Messages } from '../ui/messages'

export const zh: Messages = {
  title: '您还在吗？',
  text: '您已有一段时间没有操作。为保护您的数据，我们将为您退出登录。',
  stay: '保持登录',
  signOut: '立即退出登录',
  pending: '请稍候。',
  stayFailed: '尚未能延长您的会话。只要还有时间，我们会继续尝试。',
  lifetimeTitle: '您即将自动退出登录',
  lifetimeText: '为了您的安全，本次会话有固定的结束时间。请立即保存您的工作。',
  dismiss: '返回页面',
  timeLeft: '剩余时间：',
  checking: '正在确认您是否仍处于登录状态',
  checkFailed: '无法连接到服务器。',
  signingOut: '正在为您退出登录',
  signOutFailed: '您仍处于登录状态：无法连接到服务器。',
  retry: '重试',
  offline: '您处于离线状态。',
  expired: '您的会话已结束。',
  signedOut: '您已退出登录。',
}
