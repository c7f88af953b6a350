'use client'

import {Message} from '@/components/site/Message.tsx'

/** A page that could not be made. Its content is safe; asking again makes it anew. */
export default function SiteError() {
  return (
    <Message kicker="Not available" title="This page can’t be fetched right now">
      <p>
        The place where its text is kept does not answer. Nothing is lost; it is usually back within minutes.
      </p>
      {/* Asks for this same address, also where nothing runs in the browser. */}
      <form className="mt-6 font-sans text-small">
        <button
          type="submit"
          className="target cursor-pointer border border-ink px-5 hover:border-accent hover:text-accent"
        >
          Try again
        </button>
      </form>
    </Message>
  )
}
