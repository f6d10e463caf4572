import type { Session, SessionEvents } from 'lastcall'

const IDLE = {
  title: 'Still there?',
  text: 'Nothing has happened here for a while. Unless you stay, we close your accounts.',
}
const FIXED = {
  title: 'Time to finish',
  text: 'For your safety this session has a fixed end. Please save your work now.',
}

const inUnits = (unit: 'minute' | 'second') =>
  new Intl.NumberFormat('en', { style: 'unit', unit, unitDisplay: 'long' }).format
const [minutes, seconds] = [inUnits('minute'), inUnits('second')]

const clock = (left: number) => `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`
const aloud = (left: number) => `${left > 60 ? minutes(Math.round(left / 60)) : seconds(left)} left`

// Each full minute, then every 20 seconds: people who listen have to hear other things, too.
const worthSaying = (left: number) => left % (left > 60 ? 60 : 20) === 0

/** Warns in a dialog of the page's own. What covers the page at the end is Lastcall's curtain. */
export const ownDialog = (session: Session, dialog: HTMLDialogElement): void => {
  const part = (name: string) => dialog.querySelector<HTMLElement>(`[data-part=${name}]`)!
  const [title, text, stay, back] = [part('title'), part('text'), part('stay'), part('back')]
  const [time, spoken, problem] = [part('time'), part('spoken'), part('problem')]
  let extendable = true
  let told = false
  let wanted = false

  // Written only when it changes: a live region that is written again is read again.
  const write = (element: HTMLElement, words: string) => {
    if (element.textContent !== words) element.textContent = words
  }

  // A fixed end is told to people who may be typing: their space bar must press nothing.
  const focus = () => (extendable ? stay : title).focus()

  const show = (left: number) => {
    write(time, clock(left))
    if (!wanted || dialog.open) return
    dialog.showModal()
    focus()
  }

  const close = () => {
    wanted = false
    dialog.close()
  }

  const keepAlive = async () => {
    if (stay.ariaDisabled === 'true') return
    stay.ariaDisabled = 'true'
    write(problem, '')
    const kept = await session.keepAlive()
    stay.ariaDisabled = 'false'
    if (kept) close()
    else if (extendable) write(problem, 'We could not reach the server. We keep trying.')
  }

  const escaped = () => {
    if (extendable) void keepAlive()
    else close()
  }

  const open = (warning: SessionEvents['warning']) => {
    extendable = warning.extendable
    told = true
    wanted = true
    write(title, (extendable ? IDLE : FIXED).title)
    write(text, (extendable ? IDLE : FIXED).text)
    stay.hidden = !extendable
    back.hidden = extendable
    // Empty at first: the dialog's own name and description are being read.
    write(spoken, '')
    write(problem, '')
    show(Math.ceil(warning.remaining / 1_000))
    focus()
  }
  session.on('warning', open)
  session.on('tick', (tick) => {
    // A warning that is due as the page loads was told before this script ran.
    if (!told) open(tick)
    const left = Math.ceil(tick.remaining / 1_000)
    show(left)
    if (!spoken.textContent || worthSaying(left)) write(spoken, aloud(left))
  })
  for (const event of ['extended', 'expired', 'signedout'] as const) session.on(event, close)

  stay.onclick = keepAlive
  back.onclick = close
  part('sign-out').onclick = () => session.signOut()
  dialog.oncancel = (event) => {
    event.preventDefault()
    escaped()
  }
  // At a second Escape, Chrome closes the dialog and asks nobody.
  dialog.onclose = () => {
    if (wanted && !dialog.open) escaped()
  }
}
