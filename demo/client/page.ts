import { wireControls } from './controls'
import { keepDraft } from './draft'
import { showTimeLeft } from './pill'
import { reportToInspector } from './report'

// What the script tag and the module leave on the page.
interface Global {
  lastcall?: { session?: { readonly state: string; readonly remaining: number } }
}

reportToInspector()
// On a narrow screen the menu scrolls: the current entry should be the one in view.
document
  .querySelector('.top [aria-current]')
  ?.scrollIntoView({ block: 'nearest', inline: 'center' })
wireControls()
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-draft]')) {
  keepDraft(form, form.dataset.draft!)
}
if (!document.getElementById('app')) showTimeLeft(() => (window as Global).lastcall?.session)
