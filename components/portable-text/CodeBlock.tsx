/** Code as an editor typed it. It can be scrolled sideways, also by keyboard, and never widens the page. */
export function CodeBlock(props: {code: string | null; language: string | null; filename: string | null}) {
  const {code, language, filename} = props
  if (!code) return null
  const name = filename ?? language
  return (
    <figure>
      {name && <figcaption className="label mb-2 text-muted normal-case tracking-normal">{name}</figcaption>}
      <section
        className="overflow-x-auto border-y border-rule bg-tint px-5 py-4"
        aria-label={name ? `Code: ${name}` : 'Code'}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
        tabIndex={0}
      >
        <pre className="font-mono text-note leading-relaxed">
          <code>{code}</code>
        </pre>
      </section>
    </figure>
  )
}
