import type {Metadata} from 'next'

import {Message} from '@/components/site/Message.tsx'

export const metadata: Metadata = {title: 'Offline', robots: {index: false, follow: false}}

/** Shown at any address that cannot be had without a network. */
export default function Page() {
  return (
    <Message kicker="Offline" title="There is no network at the moment">
      <p>This page has not been read here before, so it is not at hand. Those that you have read are.</p>
      {/* Asks for the address at which this is shown. */}
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
