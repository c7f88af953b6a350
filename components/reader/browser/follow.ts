/** Marks, in a list of links to the parts of a page, the part that is being read, and keeps its link in sight. */
for (const list of document.querySelectorAll<HTMLElement>('[data-follow]')) {
  const links = new Map<Element, HTMLAnchorElement>()
  for (const link of list.querySelectorAll('a')) {
    const part = document.getElementById(decodeURIComponent(link.hash.slice(1)))
    if (part) links.set(part, link)
  }
  const inSight = new Set<Element>()
  // The part that crosses a line near the top is the one being read.
  const observer = new IntersectionObserver(
    (entries) => {
      for (const {target, isIntersecting} of entries) {
        if (isIntersecting) inSight.add(target)
        else inSight.delete(target)
      }
      for (const [part, link] of links) {
        if (!inSight.has(part)) link.removeAttribute('aria-current')
        else if (!link.hasAttribute('aria-current')) {
          link.setAttribute('aria-current', 'true')
          const scroller = list.parentElement
          if (!scroller || scroller.scrollWidth <= scroller.clientWidth) continue
          scroller.scrollLeft = link.offsetLeft - (scroller.clientWidth - link.offsetWidth) / 2
        }
      }
    },
    {rootMargin: '-20% 0px -79% 0px'},
  )
  for (const part of links.keys()) observer.observe(part)
}
