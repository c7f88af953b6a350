/**
 * Which of the two themes a reader has chosen. It runs before anything is drawn, so that no page shows the other one first; the
 * choice stays in this browser.
 */
const key = 'theme'
const root = document.documentElement

/** Browsers may refuse to keep anything; the theme of the system is shown then. */
function kept(): string {
  try {
    return localStorage.getItem(key) ?? 'system'
  } catch {
    return 'system'
  }
}

function keep(theme: string): void {
  try {
    if (theme === 'system') localStorage.removeItem(key)
    else localStorage.setItem(key, theme)
  } catch {
    // It holds for this page.
  }
}

function show(theme: string): void {
  if (theme === 'system') delete root.dataset.theme
  else root.dataset.theme = theme
  const choice = document.querySelector<HTMLInputElement>(`input[name=theme][value="${theme}"]`)
  if (choice) choice.checked = true
}

show(kept())
document.addEventListener('DOMContentLoaded', () => show(kept()))
document.addEventListener('change', ({target}) => {
  if (!(target instanceof HTMLInputElement) || target.name !== 'theme') return
  keep(target.value)
  show(target.value)
})
// Another tab has chosen.
addEventListener('storage', (event) => {
  if (event.key === key) show(event.newValue ?? 'system')
})
