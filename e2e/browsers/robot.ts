import { execFile } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { Modifier, Point } from './browser.ts'
import type { Display } from './display.ts'

/** The hands: a keyboard, a pointer and the window manager of one display. */
export interface Robot {
  keys(...names: string[]): Promise<void>
  type(text: string): Promise<void>
  click(at: Point, button?: number, modifier?: Modifier): Promise<void>
  move(to: Point): Promise<void>
  drag(from: Point, to: Point): Promise<void>
  /** Puts the pointer where it hovers over nothing. */
  away(): Promise<void>
  maximise(window: string): Promise<void>
  close(window: string): Promise<void>
  minimise(window: string): Promise<void>
  activate(window: string): Promise<void>
  /** Where a window is on the display. */
  place(window: string): Promise<{ x: number; y: number; width: number; height: number }>
  title(window: string): Promise<string>
}

const run = promisify(execFile)

/** Between two characters, in ms. Without it a busy toolkit drops some. */
const TYPING = 2
/** Between two moves of a drag, in ms: the drop is agreed upon in messages of the windows. */
const DRAGGING = 60

export const robotOf = ({ name, width, height }: Display): Robot => {
  const env = { ...process.env, DISPLAY: name }
  const tell = async (command: string, ...args: (string | number)[]) =>
    (await run(command, args.map(String), { env })).stdout
  const hands = async (...args: (string | number)[]) => {
    await tell('xdotool', ...args)
  }
  const manager = async (...args: string[]) => {
    await tell('wmctrl', '-i', ...args)
  }

  return {
    keys: (...names) => hands('key', ...names),
    type: (text) => hands('type', '--delay', TYPING, '--', text),
    click: ({ x, y }, button = 1, modifier) => {
      const act = ['mousemove', x, y, 'click', button]
      return modifier ? hands('keydown', modifier, ...act, 'keyup', modifier) : hands(...act)
    },
    move: ({ x, y }) => hands('mousemove', x, y),
    drag: async (from, to) => {
      await hands('mousemove', from.x, from.y, 'mousedown', 1)
      const steps = 8
      for (let step = 1; step <= steps; step++) {
        await sleep(DRAGGING)
        const part = (a: number, b: number) => Math.round(a + ((b - a) * step) / steps)
        await hands('mousemove', part(from.x, to.x), part(from.y, to.y))
      }
      await sleep(DRAGGING)
      await hands('mousemove_relative', 1, 0)
      await sleep(DRAGGING)
      await hands('mouseup', 1)
    },
    away: () => hands('mousemove', width - 1, height - 1),
    maximise: (window) => manager('-r', window, '-b', 'add,maximized_vert,maximized_horz'),
    close: (window) => manager('-c', window),
    minimise: (window) => hands('windowminimize', window),
    activate: (window) => manager('-a', window),
    place: async (window) => {
      const said = await tell('xwininfo', '-id', window)
      const number = (label: string) => Number(said.match(`${label}: +(-?[0-9]+)`)?.[1])
      return {
        x: number('Absolute upper-left X'),
        y: number('Absolute upper-left Y'),
        width: number('Width'),
        height: number('Height'),
      }
    },
    title: (window) => tell('xdotool', 'getwindowname', window),
  }
}
