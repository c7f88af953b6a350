/** Buttons that put a text on the clipboard, and say so for a moment. */
const shownMs = 2_000

document.addEventListener('click', async ({target}) => {
  const button = target instanceof Element ? target.closest<HTMLElement>('[data-copy]') : null
  const label = button?.firstChild
  if (!button || !label || button.dataset.said) return
  const before = label.textContent
  try {
    await navigator.clipboard.writeText(button.dataset.copy ?? '')
    button.dataset.said = 'Copied'
  } catch {
    button.dataset.said = 'Not allowed here: select the text'
  }
  button.setAttribute('aria-live', 'polite')
  label.textContent = button.dataset.said
  setTimeout(() => {
    label.textContent = before
    delete button.dataset.said
  }, shownMs)
})
