import type { Messages } from '../ui/messages'

export const tr: Messages = {
  title: 'Hâlâ orada mısınız?',
  text: 'Bir süredir burada herhangi bir işlem yapmadınız. Verilerinizi korumak için oturumunuzu kapatacağız.',
  stay: 'Oturumu açık tut',
  signOut: 'Oturumu şimdi kapat',
  pending: 'Lütfen biraz bekleyin.',
  stayFailed:
    'Oturumunuzun süresi henüz uzatılamadı. Zaman kaldığı sürece denemeye devam edeceğiz.',
  lifetimeTitle: 'Oturumunuz yakında kapatılacak',
  lifetimeText:
    'Güvenliğiniz için bu oturumun süresi sınırlıdır. Lütfen çalışmanızı şimdi kaydedin.',
  dismiss: 'Sayfaya dön',
  timeLeft: 'Kalan süre:',
  checking: 'Oturumunuzun hâlâ açık olup olmadığı kontrol ediliyor',
  checkFailed: 'Sunucuya ulaşamadık.',
  signingOut: 'Oturumunuz kapatılıyor',
  signOutFailed: 'Oturumunuz hâlâ açık: Sunucuya ulaşamadık.',
  retry: 'Yeniden dene',
  offline: 'Çevrim dışısınız.',
  expired: 'Oturumunuz sona erdi.',
  signedOut: 'Oturumunuz kapatıldı.',
}
