/** The first stop of the keyboard: past the masthead to what the page is about. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-10 focus:bg-paper focus:px-4 focus:py-3 focus:font-sans focus:text-small"
    >
      Skip to the text
    </a>
  )
}
