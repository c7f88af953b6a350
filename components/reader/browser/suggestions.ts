/**
 * Suggestions under a search field while a reader types: a combobox with a listbox, as the ARIA practices describe it. Without an
 * answer there is no list, and the form goes where it always goes.
 */
interface Suggestion {
  title: string
  place: string
  path: string
}

const pauseMs = 150

function suggestAt(input: HTMLInputElement): void {
  const list = document.createElement('ul')
  const status = document.createElement('p')
  list.id = `${input.id}-suggestions`
  list.role = 'listbox'
  list.ariaLabel = 'Suggestions'
  list.className = 'suggestions'
  list.hidden = true
  status.role = 'status'
  status.className = 'sr-only'
  input.form?.append(list, status)
  input.role = 'combobox'
  input.ariaAutoComplete = 'list'
  input.setAttribute('aria-controls', list.id)

  let waiting: ReturnType<typeof setTimeout> | undefined
  let asking = new AbortController()
  let active = -1
  show([])

  function show(suggestions: Suggestion[]): void {
    list.replaceChildren(...suggestions.map(option))
    list.hidden = suggestions.length === 0
    input.ariaExpanded = String(!list.hidden)
    activate(-1)
  }

  function option({title, place, path}: Suggestion, index: number): HTMLLIElement {
    const item = document.createElement('li')
    const where = document.createElement('span')
    item.id = `${list.id}-${index}`
    item.role = 'option'
    item.dataset.path = path
    where.textContent = place
    item.append(title, ' ', where)
    return item
  }

  /** Points at one of the options; -1 is the field itself, which comes before the first and after the last. */
  function activate(index: number): void {
    active = index
    for (const [at, item] of [...list.children].entries()) item.ariaSelected = String(at === index)
    const item = list.children[index]
    item?.scrollIntoView({block: 'nearest'})
    if (item) input.setAttribute('aria-activedescendant', item.id)
    else input.removeAttribute('aria-activedescendant')
  }

  function close(): void {
    clearTimeout(waiting)
    asking.abort()
    show([])
  }

  async function suggest(): Promise<void> {
    const typed = input.value.trim()
    close()
    if (!typed) return
    asking = new AbortController()
    const {signal} = asking
    try {
      const response = await fetch(`${input.dataset.suggestions}?${new URLSearchParams({q: typed})}`, {
        signal,
      })
      if (!response.ok) return
      const {suggestions}: {suggestions: Suggestion[]} = await response.json()
      // An answer to what is no longer in the field is dropped.
      if (signal.aborted || input.value.trim() !== typed) return
      show(suggestions)
      const {length} = suggestions
      status.textContent = length === 1 ? '1 suggestion' : `${length || 'No'} suggestions`
    } catch {
      // Given up, or offline: the form still goes where it always goes.
    }
  }

  function go(item: Element | undefined): boolean {
    const path = item instanceof HTMLElement ? item.dataset.path : undefined
    if (path) location.assign(path)
    return path !== undefined
  }

  function onKey(event: KeyboardEvent): void {
    const count = list.children.length
    if (count === 0 || event.isComposing) return
    if (event.key === 'ArrowDown') activate(active + 1 < count ? active + 1 : -1)
    else if (event.key === 'ArrowUp') activate(active === -1 ? count - 1 : active - 1)
    else if (event.key === 'Escape') close()
    else if (event.key !== 'Enter' || !go(list.children[active])) return
    event.preventDefault()
  }

  input.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(suggest, pauseMs)
  })
  input.addEventListener('keydown', onKey)
  input.addEventListener('blur', close)
  // Before the field loses its focus, which would close the list under the pointer.
  list.addEventListener('pointerdown', (event) => event.preventDefault())
  list.addEventListener('click', ({target}) => {
    if (target instanceof Element) go(target.closest('[role=option]') ?? undefined)
  })
  addEventListener('pagehide', close)
}

function start(): void {
  for (const input of document.querySelectorAll<HTMLInputElement>('input[data-suggestions]')) suggestAt(input)
}

// A script that the browser has kept may run before the fields are there.
if (document.readyState === 'loading') addEventListener('DOMContentLoaded', start)
else start()
