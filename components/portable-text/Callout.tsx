/** An aside that a reader should not miss: a note, or a warning. */
export function Callout({tone, text}: {tone: string | null; text: string | null}) {
  if (!text) return null
  return (
    <aside className="border-y border-rule bg-tint px-5 py-4">
      <p className="label text-accent">{tone === 'warning' ? 'Warning' : 'Note'}</p>
      <p className="mt-1.5 text-small whitespace-pre-line">{text}</p>
    </aside>
  )
}
