import type {ReactNode} from 'react'

/** A page that has a message instead of a text: not found, or not to be had right now. */
export function Message({kicker, title, children}: {kicker: string; title: string; children: ReactNode}) {
  return (
    <div className="page pt-9 lg:pt-16">
      <p className="label text-accent">{kicker}</p>
      <h1 className="mt-4 max-w-[16ch] text-headline font-normal tracking-[-0.022em] lg:mt-6">{title}</h1>
      <div className="spread mt-8 lg:mt-10">
        <div className="max-w-measure text-lede lg:col-start-2">{children}</div>
      </div>
    </div>
  )
}
